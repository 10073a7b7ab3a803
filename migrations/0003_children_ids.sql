-- Promises, lessons and entries of the stage history show ids of their own, like the other records: the text that a
-- document gave them, else the key of their row.

ALTER TABLE promise ADD COLUMN text_id TEXT;
ALTER TABLE lesson ADD COLUMN text_id TEXT;
ALTER TABLE stage_change ADD COLUMN text_id TEXT;

CREATE INDEX promise_text_id ON promise (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX lesson_text_id ON lesson (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX stage_change_text_id ON stage_change (text_id) WHERE text_id IS NOT NULL;
