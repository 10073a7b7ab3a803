//! `draft`: the message for an action, on paper, as a file, as a link, from the editor.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{Home, RECORDS};

/// Returns a home with records and a user who signs.
fn home() -> Home {
    let home = Home::with(RECORDS);
    home.write("config.toml", "[me]\nname = \"Robin Doe\"\nemail = \"robin@doe.example\"\n");
    home
}

#[test]
fn the_message_is_printed_ready_to_be_sent() {
    insta::assert_snapshot!(home().run("draft acme thank-you ana"), @"
    exit 0
    -- stdout
    To: Ana Ruiz <ana@acme.example>
    Subject: Thank you for your time on Friday

    Hello Ana,

    Thank you for taking the time to talk with me on Friday about the Backend Engineer position at Acme. I enjoyed our technical interview, and I left it wanting this work even more than before.

    I look forward to hearing from you by Friday, 27 November, as you said. Until then I am glad to answer whatever is still open.

    Kind regards,
    Robin Doe
    ");
}

#[test]
fn without_a_name_it_says_how_to_sign() {
    insta::assert_snapshot!(Home::with(RECORDS).run("draft initech"), @r#"
    exit 0
    -- stdout
    To: Cy Young <cy@initech.example>
    Subject: Platform Engineer at Initech: did my application reach you?

    Hello Cy,

    I applied for the Platform Engineer position at Initech on 4 November, and I would like to make sure that my application reached you.

    How do things stand, and what would be the next step? Should somebody else be the right person to ask, a name would be enough.

    The work appeals to me a lot, and I am glad to send whatever would be of use.

    Kind regards
    -- stderr
    nobody signs it yet: add [me] name = "…" to the configuration
    "#);
}

#[test]
fn as_json_it_names_the_action_and_whom_else_it_serves() {
    insta::assert_snapshot!(home().run("draft hooli feedback --json"), @r#"
    exit 0
    -- stdout
    {
      "format": "callback.draft/1",
      "key": "feedback:a-hooli:2026-11-20",
      "code": "cba6",
      "kind": "feedback",
      "application": {
        "id": "a-hooli",
        "company": "Hooli",
        "role": "Backend"
      },
      "channel": "email",
      "to": {
        "name": "Dana Roe",
        "email": "dana@hooli.example",
        "phone": null
      },
      "subject": "Backend at Hooli: thank you, and one question",
      "body": "Hello Dana,\n\nThank you for letting me know, and for the time that you and your colleagues took for me. I would have liked a different answer, of course, and I respect the one I got.\n\nMay I ask one thing: what could I have done better? A line or two is plenty. I ask in order to learn from it, not to reopen the decision.\n\nI wish you and the team at Hooli all the best.\n\nKind regards,\nRobin Doe",
      "together_with": []
    }
    "#);
}

#[test]
fn what_is_ambiguous_or_for_oneself_is_refused() {
    insta::assert_snapshot!(home().run("draft acme"), @"
    exit 2
    -- stderr
    callback: Acme - Backend Engineer has 3 actions that fit:
      atac  thank-you to Ana Ruiz, Fri 20 Nov 2026
      90yd  thank-you to Ben Li, Fri 20 Nov 2026
      0a94  update, Mon 23 Nov 2026
    name one by its code, or as APP KIND NAME
    ");
    insta::assert_snapshot!(home().run("draft acme task"), @"
    exit 2
    -- stderr
    callback: there is no message to write for 'task': that is for yourself
    ");
    insta::assert_snapshot!(home().run("draft nobody"), @"
    exit 2
    -- stderr
    callback: no application fits 'nobody'; open are:
      atx6n  Acme - Backend Engineer  (interviewing)
      bpre7  Globex - SRE  (screening)
      yk2s5  Initech - Platform Engineer  (applied)
      68bqa  Umbrella - Data Engineer  (offer)
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(home().run("draft initech --copy"), @"
    exit 2
    -- stderr
    callback: could not copy: standard output is no terminal; leave --copy out to print the message
    ");
    insta::assert_snapshot!(home().run("draft initech --mailto --json"), @"
    exit 2
    -- stderr
    callback: the argument '--mailto' cannot be used with '--json'

    Usage: callback draft --mailto <ACTION>...

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home().run("draft initech --via phone --eml x.eml"), @"
    exit 2
    -- stderr
    callback: --eml makes an email, and this goes by phone; say --via email as well to write one
    ");
    insta::assert_snapshot!(home().run("draft initech --via text"), @"
    exit 2
    -- stderr
    callback: invalid value 'text' for '--via <CHANNEL>'
      [possible values: email, phone, post, message]

    For more information, try '--help'.
    ");
}

#[test]
fn the_file_is_an_unsent_email_and_is_never_replaced_unasked() {
    let home = home();
    insta::assert_snapshot!(home.run("draft initech --eml mail.eml"), @"exit 0");
    let mode = fs::metadata(home.path("mail.eml")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    insta::assert_snapshot!(home.read("mail.eml").replace("\r\n", "\n"), @r#"
    From: "Robin Doe" <robin@doe.example>
    To: "Cy Young" <cy@initech.example>
    Subject: Platform Engineer at Initech: did my application reach you?
    Date: Tue, 24 Nov 2026 08:30:00 +0000
    Message-ID: <zr3r40yggb4yv.1795509000@doe.example>
    X-Unsent: 1
    MIME-Version: 1.0
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: quoted-printable

    Hello Cy,

    I applied for the Platform Engineer position at Initech on 4 November, and =
    I would like to make sure that my application reached you.

    How do things stand, and what would be the next step? Should somebody else =
    be the right person to ask, a name would be enough.

    The work appeals to me a lot, and I am glad to send whatever would be of us=
    e.

    Kind regards,
    Robin Doe
    "#);
    insta::assert_snapshot!(home.run("draft initech --eml mail.eml"), @"
    exit 2
    -- stderr
    callback: could not write mail.eml: it exists; add --force to replace it
    ");
    assert_eq!(home.run("draft initech --eml mail.eml --force").code, 0);
    assert_eq!(home.print("draft initech --eml -"), home.read("mail.eml"));
}

#[test]
fn the_link_is_encoded() {
    insta::assert_snapshot!(home().print("draft initech --mailto"), @"mailto:cy@initech.example?subject=Platform%20Engineer%20at%20Initech%3A%20did%20my%20application%20reach%20you%3F&body=Hello%20Cy%2C%0D%0A%0D%0AI%20applied%20for%20the%20Platform%20Engineer%20position%20at%20Initech%20on%204%20November%2C%20and%20I%20would%20like%20to%20make%20sure%20that%20my%20application%20reached%20you.%0D%0A%0D%0AHow%20do%20things%20stand%2C%20and%20what%20would%20be%20the%20next%20step%3F%20Should%20somebody%20else%20be%20the%20right%20person%20to%20ask%2C%20a%20name%20would%20be%20enough.%0D%0A%0D%0AThe%20work%20appeals%20to%20me%20a%20lot%2C%20and%20I%20am%20glad%20to%20send%20whatever%20would%20be%20of%20use.%0D%0A%0D%0AKind%20regards%2C%0D%0ARobin%20Doe");
}

#[test]
fn the_editor_has_the_last_word() {
    let home = home();
    let script = home.write("ed.sh", "#!/bin/sh\nprintf 'Subject: Hi & bye\\n\\nShort.\\n' > \"$1\"\n");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let run = |editor: &str, words: &[&str]| {
        let mut command = home.command();
        let output = command.env("VISUAL", editor).args(words).output().unwrap();
        crate::support::Ran::of(&output, &home.path(""))
    };
    let editor = script.to_str().unwrap();
    insta::assert_snapshot!(run(editor, &["draft", "initech", "--edit"]), @"
    exit 0
    -- stdout
    To: Cy Young <cy@initech.example>
    Subject: Hi & bye

    Short.
    ");
    insta::assert_snapshot!(run(editor, &["draft", "initech", "--edit", "--mailto"]), @"
    exit 0
    -- stdout
    mailto:cy@initech.example?subject=Hi%20%26%20bye&body=Short.
    ");
    insta::assert_snapshot!(run("false", &["draft", "initech", "--edit"]), @"
    exit 1
    -- stderr
    callback: the editor 'false' failed (exit status: 1): nothing was changed
    ");
    insta::assert_snapshot!(run("cp /dev/null", &["draft", "initech", "--edit"]), @"
    exit 2
    -- stderr
    callback: the message is empty: nothing was done with it
    ");
}

#[test]
fn what_was_written_in_the_editor_is_never_lost() {
    let home = home();
    let script = home.write(
        "ed.sh",
        "#!/bin/sh\necho drawn\nprintf 'Subject: Hi\\n\\nLong work.\\n' > \"$1\"\ntouch opened\nmkdir -p late.eml\n",
    );
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let folder = home.path("");
    let run = |words: &str| {
        let mut command = home.command();
        command.env("VISUAL", &script).env("TMPDIR", &folder).current_dir(&folder).args(words.split(' '));
        command.output().unwrap()
    };
    home.write("there.eml", "old");
    for file in ["there.eml", "nowhere/new.eml"] {
        let refused = run(&format!("draft initech --edit --eml {file}"));
        assert!(!refused.status.success());
        assert!(
            !std::path::Path::new(&home.path("opened")).exists(),
            "refused before anybody writes: {file}"
        );
    }
    let late = run("draft initech --edit --eml late.eml");
    let messages = String::from_utf8(late.stderr).unwrap();
    let kept = messages.split("what you wrote is in ").nth(1).unwrap().lines().next().unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "Subject: Hi\n\nLong work.\n", "{messages}");
    let link = run("draft initech --edit --mailto");
    assert_eq!(
        String::from_utf8(link.stdout).unwrap(),
        "mailto:cy@initech.example?subject=Hi&body=Long%20work.\n",
        "what the editor draws is no part of it"
    );
}

#[test]
fn what_else_a_message_serves_is_told_so_that_it_can_be_marked_as_done() {
    let home = Home::new();
    let asked = |company: &str| {
        format!(
            r#"{{"company": "{company}", "stage": "screening", "applied_on": "2026-11-02", "main_contact": "c",
                "interactions": [{{"on": "2026-11-17", "direction": "in", "channel": "email", "purpose": "reply"}}]}}"#
        )
    };
    let document = format!(
        r#"{{"format": "callback/1", "contacts": [{{"id": "c", "name": "Mo Lee", "email": "mo@agency.example"}}],
            "applications": [{}, {}]}}"#,
        asked("Acme"),
        asked("Globex")
    );
    let file = home.write("two.json", &document);
    assert_eq!(home.run(&format!("import {}", file.display())).code, 0);
    let ran = home.run("draft acme");
    assert!(ran.stdout.contains("how things stand with my application at Globex?"), "{}", ran.stdout);
    let told =
        ran.stderr.lines().find(|line| line.starts_with("it is the follow-up for Globex, too: ")).unwrap();
    let command = told.split("callback ").nth(1).unwrap().split(" when").next().unwrap();
    assert_eq!(home.run(command).stderr.trim(), "Globex: follow-up to Mo Lee sent by email");
}

#[test]
fn templates_of_the_users_word_it_and_are_checked() {
    let home = home();
    fs::create_dir(home.path("templates")).unwrap();
    home.write(
        "templates/check-in.md",
        "Subject: Any news?\n\nDear {{ name }},\nany news on {{ position }}?\n{{ closing }}\n",
    );
    insta::assert_snapshot!(home.run("draft initech"), @"
    exit 0
    -- stdout
    To: Cy Young <cy@initech.example>
    Subject: Any news?

    Dear Cy Young,
    any news on the Platform Engineer position?
    Kind regards,
    Robin Doe
    ");
    home.write("templates/check-in.md", "Dear {{ name }},\n\n{% iff name %}\n");
    home.write("templates/greeting.md", "Hi");
    insta::assert_snapshot!(home.run("draft initech --mailto"), @"
    exit 0
    -- stdout
    mailto:cy@initech.example?subject=Platform%20Engineer%20at%20Initech%3A%20did%20my%20application%20reach%20you%3F&body=Hello%20Cy%2C%0D%0A%0D%0AI%20applied%20for%20the%20Platform%20Engineer%20position%20at%20Initech%20on%204%20November%2C%20and%20I%20would%20like%20to%20make%20sure%20that%20my%20application%20reached%20you.%0D%0A%0D%0AHow%20do%20things%20stand%2C%20and%20what%20would%20be%20the%20next%20step%3F%20Should%20somebody%20else%20be%20the%20right%20person%20to%20ask%2C%20a%20name%20would%20be%20enough.%0D%0A%0D%0AThe%20work%20appeals%20to%20me%20a%20lot%2C%20and%20I%20am%20glad%20to%20send%20whatever%20would%20be%20of%20use.%0D%0A%0D%0AKind%20regards%2C%0D%0ARobin%20Doe
    -- stderr
    callback: warning: ~/templates/check-in.md:3: syntax error: unknown statement iff; using the built-in template
    ");
    insta::assert_snapshot!(home.run("config check"), @"
    exit 2
    -- stderr
    callback: warning: ~/templates/check-in.md:3: syntax error: unknown statement iff; using the built-in template
    callback: warning: ~/templates/greeting.md: words nothing; expected one of also, call, check-in, feedback, follow-up, letter, parting-note, reminder, thank-you, update; ignored
    callback: 2 mistakes in the configuration
    ");
}
