/** The first schema: docs/formats/vault.md says what each table is for. */
export const initial = `
CREATE TABLE identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  vault TEXT NOT NULL,
  name TEXT NOT NULL,
  seed BLOB NOT NULL,
  age TEXT NOT NULL
) STRICT;

CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  height INTEGER NOT NULL,
  body TEXT NOT NULL,
  signature TEXT NOT NULL,
  chain BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_by_case ON entry (case_id, height, id);

CREATE TABLE case_view (
  case_id TEXT PRIMARY KEY,
  entries INTEGER NOT NULL,
  summary TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE case_document (
  sha256 TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (sha256, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  reading_state TEXT NOT NULL,
  reading TEXT NOT NULL,
  password TEXT
) STRICT;
CREATE INDEX document_by_reading ON document (reading_state);

CREATE TABLE document_chunk (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (document, number)
) STRICT;

CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  rotation INTEGER NOT NULL,
  image_only INTEGER NOT NULL,
  problem TEXT,
  text TEXT NOT NULL,
  UNIQUE (document, number)
) STRICT;
CREATE VIRTUAL TABLE page_words USING fts5 (
  text, content = 'page', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER page_added AFTER INSERT ON page BEGIN
  INSERT INTO page_words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER page_removed AFTER DELETE ON page BEGIN
  INSERT INTO page_words (page_words, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER page_changed AFTER UPDATE OF text ON page BEGIN
  INSERT INTO page_words (page_words, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO page_words (rowid, text) VALUES (new.id, new.text);
END;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  item TEXT NOT NULL,
  document TEXT,
  page INTEGER,
  text TEXT NOT NULL,
  UNIQUE (case_id, kind, item)
) STRICT;
CREATE VIRTUAL TABLE note_words USING fts5 (
  text, content = 'note', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
  INSERT INTO note_words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN
  INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER note_changed AFTER UPDATE OF text ON note BEGIN
  INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO note_words (rowid, text) VALUES (new.id, new.text);
END;

CREATE TABLE draft (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
