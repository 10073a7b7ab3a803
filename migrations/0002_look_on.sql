-- From which day on an application has to be looked at, so that a morning reads what can be due and not everything.
--
-- `look_on` is an answer kept beside the record and no part of it: it is not logged, not exported, and forgotten
-- ('', look now) by the triggers as soon as anything of the application changes. It holds only together with the one
-- row of `look_ahead`, which names the rules it was found by and the day on which it was found; without that row, or
-- on an earlier day, every application is looked at.

ALTER TABLE application ADD COLUMN look_on TEXT NOT NULL DEFAULT '';

CREATE INDEX application_look_on ON application (look_on);

CREATE TABLE look_ahead (
    one INTEGER PRIMARY KEY NOT NULL DEFAULT 1 CHECK (one = 1),
    rules TEXT NOT NULL DEFAULT '',
    found_on TEXT NOT NULL DEFAULT ''
) STRICT;
