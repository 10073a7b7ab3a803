//! Links: what may be handed to a web browser or a mail program, and nothing else.
//!
//! Records come from elsewhere, too: a link that would open a file or start a program is refused.

/// The schemes that are opened.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];
/// What a link of the web begins with.
const WEB: [&str; 2] = ["https://", "http://"];
/// What surrounds a link in a sentence, and is no part of it.
const AROUND: &[char] = &['(', ')', '<', '>', '[', ']', '{', '}', '"', '\'', ',', ';', '.', '!', '?'];

/// Returns a link as it is opened, `https` where no scheme was written: `acme.example/jobs`; `None` for what is none
/// or has another scheme.
pub fn openable(text: &str) -> Option<String> {
    let text = text.trim();
    if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
        return None;
    }
    match text.split_once(':') {
        Some((scheme, rest)) => {
            let known = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
            let is_complete = if *known == "mailto" { rest.contains('@') } else { has_host(rest) };
            is_complete.then(|| format!("{known}:{rest}"))
        }
        None => is_host(text.split('/').next().unwrap_or_default()).then(|| format!("https://{text}")),
    }
}

/// Returns the links of the web in a text, each once.
pub fn links_in(text: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let begins = |scheme: &str| word.to_ascii_lowercase().find(scheme);
        let at = WEB.iter().filter_map(|scheme| begins(scheme)).min();
        let word = at.and_then(|at| word.get(at..)).map(|word| word.trim_end_matches(AROUND));
        links.extend(word.and_then(openable).filter(|link| !links.contains(link)));
    }
    links
}

/// Tells whether the rest of an address, after its scheme, names a host.
fn has_host(rest: &str) -> bool {
    rest.strip_prefix("//")
        .is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '['))
}

/// Tells whether a text without a scheme looks like a host: words with dots between them.
fn is_host(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-');
    text.contains('.') && text.split('.').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_web_and_mail_are_opened_and_nothing_else() {
        for (text, link) in [
            ("https://acme.example/jobs/1?a=b", Some("https://acme.example/jobs/1?a=b")),
            (" HTTP://acme.example ", Some("http://acme.example")),
            ("acme.example/jobs", Some("https://acme.example/jobs")),
            ("mailto:ana@acme.example?subject=Hi", Some("mailto:ana@acme.example?subject=Hi")),
            ("mailto:", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("ssh://acme.example", None),
            ("https:", None),
            ("https://-oProxy", None),
            ("--help", None),
            ("../secret.html", None),
            ("/usr/bin/xcalc", None),
            ("C:\\Windows\\calc.exe", None),
            ("acme", None),
            ("Acme, Berlin", None),
            ("https://acme.example/\u{7}", None),
            ("", None),
        ] {
            assert_eq!(openable(text).as_deref(), link, "{text}");
        }
    }

    #[test]
    fn a_place_may_hold_links_among_other_words() {
        let place = "Zoom (https://zoom.example/j/1?p=2), or HTTPS://meet.example/x. Room 4";
        assert_eq!(links_in(place), ["https://zoom.example/j/1?p=2", "https://meet.example/x"]);
        assert_eq!(links_in("https://a.example https://a.example"), ["https://a.example"]);
        assert!(links_in("Acme HQ, Berlin").is_empty());
    }
}
