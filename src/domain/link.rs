//! Links: what may be handed to a web browser or a mail program, and nothing else.
//!
//! Records come from elsewhere, too: a link that would open a file, start a program, attach something to an email or
//! lead elsewhere than it says is refused.

use std::fmt;

use crate::domain::printable::printable;

/// The schemes that are opened.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];
/// What a link of the web begins with.
const WEB: [&str; 2] = ["https://", "http://"];
/// What a link may put into an email: mail programs take more, files to attach among it.
const MAIL_FIELDS: [&str; 5] = ["to", "cc", "bcc", "subject", "body"];
/// What surrounds a link in a sentence, and is no part of it.
const AROUND: &[char] = &['(', ')', '<', '>', '[', ']', '{', '}', '"', '\'', ',', ';', '.', '!', '?'];

/// Why a link is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkRefusal {
    /// It holds what no link holds, or what does not show.
    Characters,
    /// It has a backslash, which browsers read as a slash: another host than the one that shows.
    Backslash,
    /// It is for another program.
    Scheme,
    /// There is no host, or no address.
    Incomplete,
    /// The name of another site stands before the host.
    UserName,
    /// The link would put more into an email than it may.
    MailField(String),
}

impl fmt::Display for LinkRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Characters => f.write_str("it has spaces, line breaks or invisible characters in it"),
            Self::Backslash => f.write_str("it has a backslash in it"),
            Self::Scheme => f.write_str("only http, https and mailto links are opened"),
            Self::Incomplete => f.write_str("it has no host or email address"),
            Self::UserName => f.write_str("it has a user name before its host, which hides where it leads"),
            Self::MailField(name) => {
                write!(f, "a mailto link may set to, cc, bcc, subject and body, not '{name}'")
            }
        }
    }
}

impl std::error::Error for LinkRefusal {}

/// Returns a link as it is opened, `https` where no scheme was written: `acme.example/jobs`.
///
/// # Errors
/// When it is not one that may be opened.
pub fn openable(text: &str) -> Result<String, LinkRefusal> {
    let text = text.trim();
    if text.contains(char::is_whitespace) || printable(text) != text {
        return Err(LinkRefusal::Characters);
    }
    if text.contains('\\') {
        return Err(LinkRefusal::Backslash);
    }
    let Some((scheme, rest)) = text.split_once(':') else {
        let is_host = is_host(text.split('/').next().unwrap_or_default());
        return if is_host { Ok(format!("https://{text}")) } else { Err(LinkRefusal::Scheme) };
    };
    let known = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known));
    let known = known.ok_or(LinkRefusal::Scheme)?;
    if *known == "mailto" {
        check_mail(rest)?
    } else {
        check_host(rest)?
    }
    Ok(format!("{known}:{rest}"))
}

/// Tells whether a text is a link of the web that may be opened as it stands.
pub fn is_web(text: &str) -> bool {
    WEB.iter().any(|scheme| text.starts_with(scheme)) && openable(text).is_ok_and(|link| link == text)
}

/// Returns the links of the web in a text, each once.
pub fn links_in(text: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let begins = |scheme: &str| word.to_ascii_lowercase().find(scheme);
        let at = WEB.iter().filter_map(|scheme| begins(scheme)).min();
        let word = at.and_then(|at| word.get(at..)).map(|word| word.trim_end_matches(AROUND));
        links.extend(word.and_then(|word| openable(word).ok()).filter(|link| !links.contains(link)));
    }
    links
}

/// Refuses the rest of an address, after its scheme, that names no host, or a user before it.
fn check_host(rest: &str) -> Result<(), LinkRefusal> {
    let rest = rest.strip_prefix("//").ok_or(LinkRefusal::Incomplete)?;
    if !rest.starts_with(|first: char| first.is_alphanumeric() || first == '[') {
        return Err(LinkRefusal::Incomplete);
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') { Err(LinkRefusal::UserName) } else { Ok(()) }
}

/// Refuses the rest of a mail link that has no address, or sets a field that is not a letter's own.
fn check_mail(rest: &str) -> Result<(), LinkRefusal> {
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let address = decoded(address);
    if !address.contains('@') || address.starts_with(['-', '/']) {
        return Err(LinkRefusal::Incomplete);
    }
    // Some programs also take what follows another question mark or a semicolon for a field.
    for field in fields.split(['&', '?', ';']).filter(|field| !field.is_empty()) {
        let name = decoded(field.split('=').next().unwrap_or_default());
        if !MAIL_FIELDS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            return Err(LinkRefusal::MailField(printable(&name).into_owned()));
        }
    }
    let is_line = |field: &str| !field.to_ascii_lowercase().starts_with("body=");
    let mut lines = fields.split('&').filter(|field| is_line(field)).map(decoded).chain([address]);
    let breaks = |text: String| text.contains(char::is_control);
    if lines.any(breaks) || decoded(fields).contains('\0') {
        return Err(LinkRefusal::Characters);
    }
    Ok(())
}

/// Returns a part of a link with its `%41` read as what they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Tells whether a text without a scheme looks like a host: words with dots between them.
fn is_host(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-');
    text.contains('.') && !text.starts_with('-') && text.split('.').all(is_word)
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
            assert_eq!(openable(text).ok().as_deref(), link, "{text}");
        }
    }

    #[test]
    fn what_is_refused_is_refused_for_its_reason() {
        for (text, reason) in [
            ("mailto:a@b.example?attach=/etc/passwd", LinkRefusal::MailField("attach".to_owned())),
            ("mailto:a@b.example?subject=x&Attachment=x", LinkRefusal::MailField("Attachment".to_owned())),
            ("MAILTO:a@b.example?subject=x&%61ttach=x", LinkRefusal::MailField("attach".to_owned())),
            ("mailto:a@b.example?subject=x?attach=x", LinkRefusal::MailField("attach".to_owned())),
            ("mailto:a@b.example?subject=x&amp;attach=x", LinkRefusal::MailField("amp".to_owned())),
            ("mailto:a@b.example?In-Reply-To=x", LinkRefusal::MailField("In-Reply-To".to_owned())),
            ("mailto:a@b.example?subject=x%0d%0aBcc:%20e@x.example", LinkRefusal::Characters),
            ("mailto:a@b.example%0a?subject=x", LinkRefusal::Characters),
            ("mailto:-attach@b.example", LinkRefusal::Incomplete),
            ("mailto:/etc/passwd", LinkRefusal::Incomplete),
            ("file:///etc/passwd", LinkRefusal::Scheme),
            ("FILE://server/share", LinkRefusal::Scheme),
            ("javascript:alert(1)", LinkRefusal::Scheme),
            ("data:text/html,x", LinkRefusal::Scheme),
            ("smb://server/share", LinkRefusal::Scheme),
            ("//server/share", LinkRefusal::Scheme),
            ("-x.example", LinkRefusal::Scheme),
            (r"\\server\share", LinkRefusal::Backslash),
            (r"https:\\acme.example", LinkRefusal::Backslash),
            (r"https://evil.example\@acme.example", LinkRefusal::Backslash),
            ("https://acme.example@evil.example/jobs", LinkRefusal::UserName),
            ("https://acme.example/a\nb", LinkRefusal::Characters),
            ("https://acme.example/\u{202e}gpj", LinkRefusal::Characters),
            ("https://acme.example/\u{1b}[2J", LinkRefusal::Characters),
        ] {
            assert_eq!(openable(text), Err(reason), "{text}");
        }
        for text in [
            "mailto:a@b.example?subject=Hi%20there&body=One%0D%0ATwo&cc=c@d.example&bcc=&to=",
            "https://acme.example/@ana?x=a@b",
        ] {
            assert_eq!(openable(text).as_deref(), Ok(text));
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
