//! Web pages: whole, calm, and inert whatever the records say.

use callback::documents::due::find_format as find_due_format;
use callback::documents::report::{find_format as find_report_format, report};
use callback::domain::records::Records;

use crate::outputs_records::{day, hostile, list, ordinary};

fn due(records: &Records) -> String {
    let mut out = Vec::new();
    (find_due_format("html").unwrap().write)(&list(records), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn reported(records: &Records) -> String {
    let report = report(records, day("2026-11-01"), day("2026-11-30"));
    let mut out = Vec::new();
    (find_report_format("html").unwrap().write)(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Returns what stands between the tags of the body.
fn body(page: &str) -> &str {
    page.split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0
}

/// Checks that every tag is one that a page is made of, that what opens closes, and that nothing is fetched or run.
fn check_page(page: &str) {
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.ends_with("</body>\n</html>\n"));
    for word in ["<script", "http-equiv=\"refresh", "@import", "url(", "src=", "onclick="] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
    let mut open: Vec<&str> = Vec::new();
    for piece in body(page).split('<').skip(1) {
        let tag = piece.split_once('>').unwrap().0;
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(
            ["h1", "h2", "ul", "li", "p", "b", "a", "span", "br", "table", "thead", "tr", "th", "td"]
                .contains(&name),
            "{tag}"
        );
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if name != "br" {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let texts = page.chars().filter(|c| c.is_control() && *c != '\n');
    assert_eq!(texts.count(), 0);
}

#[test]
fn a_due_list_as_a_page() {
    let page = due(&ordinary());
    check_page(&page);
    insta::assert_snapshot!(body(&page), @r#"
    <h1>Due on Tue 24 Nov 2026</h1>
    <h2>Interviews</h2>
    <ul class="meetings">
    <li><p><b>Fri 27 Nov 2026 15:30</b> Acme, Backend Engineer</p>
    <p class="soft">final · with Ana Ruiz · they are in Asia/Tokyo</p>
    <p class="soft">Main St. 5, Room 2</p>
    </li>
    </ul>
    <h2>Today</h2>
    <ul class="actions">
    <li><p><b>Feedback</b> Globex</p>
    <p class="soft">to Bo Berg · by phone · +46 8 99</p>
    <p class="soft">rejected Fri 20 Nov: ask what could have gone better</p>
    </li>
    </ul>
    <h2>Coming</h2>
    <ul class="actions">
    <li><p><b>Parting note</b> Globex</p>
    <p class="soft">Wed 25 Nov 2026 · to Bo Berg · by post</p>
    <p class="soft">rejected Fri 20 Nov: a handwritten note to part well</p>
    </li>
    <li><p><b>Task</b> Acme, Backend Engineer</p>
    <p class="soft">Thu 26 Nov 2026</p>
    <p class="soft">send references</p>
    </li>
    </ul>
    "#);
}

#[test]
fn a_report_as_a_page() {
    let page = reported(&ordinary());
    check_page(&page);
    insta::assert_snapshot!(body(&page), @r#"
    <h1>Job search from Sun 1 Nov 2026 to Mon 30 Nov 2026</h1>
    <table>
    <tr><th>Applications sent</th><td>2 applications, to 2 employers</td></tr>
    <tr><th>Interviews</th><td>3 interviews, and 1 cancelled</td></tr>
    <tr><th>Messages and calls</th><td>2 by the applicant, 3 by employers</td></tr>
    <tr><th>Course of the applications</th><td>2 steps</td></tr>
    </table>
    <h2>Applications sent</h2>
    <table>
    <thead><tr><th>Date</th><th>Employer and job</th><th>What</th></tr></thead>
    <tr><td>Mon 2 Nov 2026</td><td>Acme, Backend Engineer</td><td>applied<br><span class="soft">found through referral; Berlin; <a href="https://acme.example/jobs/1234">https://acme.example/jobs/1234</a>; now interviewing</span></td></tr>
    <tr><td>Thu 5 Nov 2026</td><td>Globex</td><td>applied<br><span class="soft">found through job board; now rejected</span></td></tr>
    </table>
    <h2>Interviews</h2>
    <table>
    <thead><tr><th>Date</th><th>Employer and job</th><th>What</th></tr></thead>
    <tr><td>Tue 17 Nov 2026 10:00</td><td>Acme, Backend Engineer</td><td>interview (technical)<br><span class="soft">with Ana Ruiz, Bo Berg; round 1</span></td></tr>
    <tr><td>Wed 18 Nov 2026</td><td>Globex</td><td>interview (onsite)<br><span class="soft">with Bo Berg</span></td></tr>
    <tr><td>Thu 19 Nov 2026 09:00</td><td>Acme, Backend Engineer</td><td>interview (video)<br><span class="soft">cancelled</span></td></tr>
    <tr><td>Fri 27 Nov 2026 15:30</td><td>Acme, Backend Engineer</td><td>interview (final)<br><span class="soft">with Ana Ruiz; round 2</span></td></tr>
    </table>
    <h2>Messages and calls</h2>
    <table>
    <thead><tr><th>Date</th><th>Employer and job</th><th>What</th></tr></thead>
    <tr><td>Tue 3 Nov 2026</td><td>Acme, Backend Engineer</td><td>acknowledgement received by email</td></tr>
    <tr><td>Tue 10 Nov 2026 11:15</td><td>Acme, Backend Engineer</td><td>reply received by phone<br><span class="soft">with Ana Ruiz</span></td></tr>
    <tr><td>Thu 12 Nov 2026</td><td>Globex</td><td>follow-up by phone, nobody answered<br><span class="soft">with Bo Berg</span></td></tr>
    <tr><td>Tue 17 Nov 2026 16:30</td><td>Acme, Backend Engineer</td><td>thank-you sent by email<br><span class="soft">with Ana Ruiz</span></td></tr>
    <tr><td>Wed 18 Nov 2026</td><td>Globex</td><td>conversation in person</td></tr>
    </table>
    <h2>Course of the applications</h2>
    <table>
    <thead><tr><th>Date</th><th>Employer and job</th><th>What</th></tr></thead>
    <tr><td>Thu 12 Nov 2026</td><td>Acme, Backend Engineer</td><td>interviewing</td></tr>
    <tr><td>Fri 20 Nov 2026</td><td>Globex</td><td>rejected</td></tr>
    </table>
    "#);
}

#[test]
fn no_text_is_markup() {
    for page in [due(&hostile()), reported(&hostile())] {
        check_page(&page);
        assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;|"), "{page}");
        assert!(!page.contains("href=\"https://evil"), "a link with a line break is none");
    }
}

#[test]
fn an_empty_page_says_so() {
    let page = due(&Records::default());
    check_page(&page);
    assert_eq!(body(&page), "<h1>Due on Tue 24 Nov 2026</h1>\n<p>Nothing is due.</p>\n");
}
