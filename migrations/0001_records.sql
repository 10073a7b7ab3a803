-- The records of a job search.
--
-- Rules that a later merge of two databases relies on: every column but the key is nullable or has a default,
-- nothing the user types is UNIQUE, stages carry no CHECK, references are checked at commit, the user's deletes
-- only set `deleted_at`, and `extra` is left to the merge. Rows that are members of a set (tags, interviewers,
-- offers, deferrals) have ids derived from what they say.

PRAGMA application_id = 0x63616c6c;

CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL,
    text_id TEXT,
    handle TEXT,
    name TEXT NOT NULL DEFAULT '',
    title TEXT,
    company TEXT,
    kind TEXT NOT NULL DEFAULT 'other',
    email TEXT,
    phone TEXT,
    preferred_channel TEXT,
    notes TEXT NOT NULL DEFAULT '',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE application (
    id TEXT PRIMARY KEY NOT NULL,
    text_id TEXT,
    handle TEXT,
    company TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    applied_on TEXT,
    source TEXT,
    url TEXT,
    location TEXT,
    work_mode TEXT,
    salary_min INTEGER,
    salary_max INTEGER,
    salary_currency TEXT,
    salary_period TEXT,
    excitement INTEGER,
    notes TEXT NOT NULL DEFAULT '',
    main_contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    cadence TEXT,
    quiet_until TEXT,
    no_follow_up INTEGER NOT NULL DEFAULT 0,
    thank_you_by TEXT NOT NULL DEFAULT 'email',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE stage_change (
    id TEXT PRIMARY KEY NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL DEFAULT 'applied',
    "on" TEXT,
    note TEXT,
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE interview (
    id TEXT PRIMARY KEY NOT NULL,
    text_id TEXT,
    handle TEXT,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    round INTEGER,
    kind TEXT NOT NULL DEFAULT 'other',
    starts_at TEXT,
    zone TEXT,
    minutes INTEGER NOT NULL DEFAULT 60,
    place TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0,
    debriefed INTEGER NOT NULL DEFAULT 0,
    strengths TEXT NOT NULL DEFAULT '',
    forgot TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE interview_contact (
    id TEXT PRIMARY KEY NOT NULL,
    interview_id TEXT REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE interaction (
    id TEXT PRIMARY KEY NOT NULL,
    text_id TEXT,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    "on" TEXT,
    at TEXT,
    direction TEXT NOT NULL DEFAULT 'out',
    channel TEXT NOT NULL DEFAULT 'email',
    purpose TEXT NOT NULL DEFAULT 'other',
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    interview_id TEXT REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL DEFAULT 'sent',
    notes TEXT NOT NULL DEFAULT '',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE promise (
    id TEXT PRIMARY KEY NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    said_on TEXT,
    reply_by TEXT,
    words TEXT NOT NULL DEFAULT '',
    interview_id TEXT REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE offer (
    id TEXT PRIMARY KEY NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    received_on TEXT,
    respond_by TEXT,
    notes TEXT NOT NULL DEFAULT '',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE task (
    id TEXT PRIMARY KEY NOT NULL,
    text_id TEXT,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    due_on TEXT,
    words TEXT NOT NULL DEFAULT '',
    done_on TEXT,
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE lesson (
    id TEXT PRIMARY KEY NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    "on" TEXT,
    words TEXT NOT NULL DEFAULT '',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE tag (
    id TEXT PRIMARY KEY NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    word TEXT NOT NULL DEFAULT '',
    extra TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE deferral (
    id TEXT PRIMARY KEY NOT NULL,
    key TEXT NOT NULL DEFAULT '',
    until TEXT,
    extra TEXT,
    deleted_at TEXT
) STRICT;

-- What was done, in the order of `seq` and never of the clock. `sealed` operations have no logged values (any more):
-- undo stops at them.
CREATE TABLE operation (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'write',
    target TEXT,
    undone INTEGER NOT NULL DEFAULT 0,
    sealed INTEGER NOT NULL DEFAULT 0,
    row_count INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Filled by triggers alone: an insert without values, an update per changed column, a delete with the old image.
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id TEXT NOT NULL DEFAULT '',
    table_name TEXT NOT NULL DEFAULT '',
    row_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    column_name TEXT,
    old_value ANY,
    value ANY
) STRICT;

-- At most one row, and only inside a transaction: the operation to which every logged write belongs.
CREATE TABLE running_operation (
    one INTEGER PRIMARY KEY NOT NULL DEFAULT 1 CHECK (one = 1),
    operation_id TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX change_log_operation ON change_log (operation_id);
CREATE INDEX operation_at ON operation (at);

CREATE INDEX contact_text_id ON contact (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX application_text_id ON application (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX interview_text_id ON interview (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX interaction_text_id ON interaction (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX task_text_id ON task (text_id) WHERE text_id IS NOT NULL;

CREATE INDEX contact_handle ON contact (handle);
CREATE INDEX application_handle ON application (handle);
CREATE INDEX interview_handle ON interview (handle);

CREATE INDEX stage_change_place ON stage_change (application_id, position);
CREATE INDEX interview_place ON interview (application_id, position);
CREATE INDEX interview_contact_place ON interview_contact (interview_id, position);
CREATE INDEX interaction_place ON interaction (application_id, position);
CREATE INDEX promise_place ON promise (application_id, position);
CREATE INDEX task_place ON task (application_id, position);
CREATE INDEX lesson_place ON lesson (application_id, position);
CREATE INDEX tag_place ON tag (application_id, position);
