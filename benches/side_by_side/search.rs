//! What is measured on: a job search of any size, and the same much in plain tables.

use std::fmt::Write as _;

/// Returns a search of so many applications, one in five of them open, about fifty actions due.
pub fn search(count: usize) -> String {
    let mut contacts = String::new();
    let mut applications = String::new();
    for index in 0..count {
        let comma = if index == 0 { "" } else { "," };
        let open = index % 5 == 0;
        // Most open ones were met a few days ago and are not due yet.
        let met = if index % (count / 50) == 0 { "2026-11-10" } else { "2026-11-20" };
        let (met, stage) = if open { (met, "interviewing") } else { ("2025-03-10", "rejected") };
        let ended = if open { "2026-11-05" } else { "2025-04-01" };
        for person in 0..2 {
            let comma = if index + person == 0 { "" } else { "," };
            let _ = write!(
                contacts,
                "{comma}{{\"id\":\"c{index}-{person}\",\"name\":\"Person {index} {person}\",\"email\":\"p{index}.{person}@x.example\"}}"
            );
        }
        let _ = write!(
            applications,
            "{comma}{{\"id\":\"a{index}\",\"company\":\"Company {index}\",\"role\":\"Engineer\",\"applied_on\":\"2025-03-01\",\
             \"stage_history\":[{{\"stage\":\"applied\",\"on\":\"2025-03-01\"}},{{\"stage\":\"{stage}\",\"on\":\"{ended}\"}}],\
             \"interviews\":[{}],\"interactions\":[{}]}}",
            (0..3)
                .map(|round| format!(
                    "{{\"id\":\"i{index}-{round}\",\"starts_at\":\"{met}T1{round}:00\",\"debriefed\":true,\
                     \"interviewers\":[\"c{index}-{}\"]}}",
                    round % 2
                ))
                .collect::<Vec<_>>()
                .join(","),
            // Everyone was thanked on the day, so that only the follow-ups of those met earlier are due.
            (0..2)
                .map(|person| format!(
                    "{{\"id\":\"x{index}-{person}\",\"on\":\"{met}\",\"direction\":\"out\",\"channel\":\"email\",\
                     \"purpose\":\"thank-you\",\"contact\":\"c{index}-{person}\"}}"
                ))
                .collect::<Vec<_>>()
                .join(",")
        );
    }
    format!(
        "{{\"format\":\"callback/1\",\"contacts\":[{contacts}],\"applications\":[{applications}],\"deferrals\":[]}}"
    )
}

/// Returns the statements that make a table of so many actions with an index, about fifty of them due.
pub fn plain_rows(count: usize) -> String {
    format!(
        "PRAGMA journal_mode=WAL; CREATE TABLE action (key TEXT PRIMARY KEY, due_on TEXT, company TEXT, role TEXT, recipient TEXT, why TEXT);
         CREATE INDEX action_due ON action (due_on, company);
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})
         INSERT INTO action SELECT 'follow-up:a' || i || ':i' || i, CASE WHEN i % ({count} / 50) = 0 THEN '2026-11-17' ELSE '2027-06-01' END,
         'Company ' || i, 'Engineer', 'Person ' || i, 'no word since the interview on Tue 10 Nov' FROM n;
         "
    )
}

/// Returns the statements that insert as much as the search has, bare: the tables, their keys, nothing else.
pub fn bare_inserts(count: usize) -> String {
    let table = |name: &str, each: usize| {
        format!(
            "CREATE TABLE {name} (id TEXT PRIMARY KEY, parent TEXT, one TEXT, two TEXT, three TEXT);
             WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count} * {each})
             INSERT INTO {name} SELECT lower(hex(randomblob(16))), 'a' || i, '2026-11-10', 'Company ' || i, 'Engineer' FROM n;"
        )
    };
    let tables = [
        ("application", 1),
        ("contact", 2),
        ("stage", 2),
        ("interview", 3),
        ("takes_part", 3),
        ("message", 1),
    ];
    let tables: Vec<String> = tables.iter().map(|(name, each)| table(name, *each)).collect();
    format!("PRAGMA journal_mode=WAL; BEGIN; {} COMMIT;", tables.concat())
}
