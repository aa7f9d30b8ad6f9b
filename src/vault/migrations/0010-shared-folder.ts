/**
 * The folders through which bundles are exchanged: what was found in them, what was put there for whom, and the log.
 * Paths and file names are knowledge of this vault alone.
 */
export const sharedFolder = `
CREATE TABLE shared_folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  chosen INTEGER NOT NULL DEFAULT 0,
  is_on INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE folder_file (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES shared_folder (id),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified REAL NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('writing', 'sent', 'taken-in', 'for-others', 'waits', 'set-aside', 'refused')),
  signer TEXT,
  detail TEXT NOT NULL,
  tries INTEGER NOT NULL,
  UNIQUE (folder, name)
) STRICT;
CREATE INDEX folder_file_by_outcome ON folder_file (folder, outcome);

CREATE TABLE folder_sent (
  folder INTEGER NOT NULL REFERENCES shared_folder (id),
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  entries INTEGER NOT NULL,
  file INTEGER,
  sends INTEGER NOT NULL,
  PRIMARY KEY (folder, key, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX folder_sent_by_file ON folder_sent (file);

CREATE TABLE folder_log (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES shared_folder (id),
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sent', 'received', 'waits', 'skipped', 'trouble')),
  text TEXT NOT NULL
) STRICT;
`;
