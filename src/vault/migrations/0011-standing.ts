/**
 * Whose acts count here: who signed in which case, people who were accepted without a card, keys of one's own that were
 * replaced, and beside a case's state the one in which those acts alone count.
 */
export const standing = `
ALTER TABLE identity ADD COLUMN key TEXT;

CREATE TABLE former_key (
  key TEXT PRIMARY KEY,
  seed BLOB NOT NULL,
  age TEXT NOT NULL,
  retired_at TEXT NOT NULL,
  retired_after INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_with_side (
  key TEXT PRIMARY KEY,
  card TEXT,
  introduction TEXT,
  renews TEXT,
  state TEXT NOT NULL CHECK (state IN ('unknown', 'known', 'verified', 'retired')),
  side TEXT NOT NULL CHECK (side IN ('team', 'outside')),
  since TEXT NOT NULL,
  retired_after INTEGER,
  CHECK (card IS NOT NULL OR introduction IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO person_with_side (key, card, state, side, since, retired_after)
  SELECT key, card, state, 'team', since, retired_after FROM person;
DROP TABLE person;
ALTER TABLE person_with_side RENAME TO person;

CREATE TABLE case_author (
  case_id TEXT NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (case_id, author)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_author_by_author ON case_author (author, case_id);
INSERT INTO case_author (case_id, author) SELECT DISTINCT case_id, json_extract(body, '$.author') FROM entry;

ALTER TABLE case_view ADD COLUMN counting TEXT;
`;
