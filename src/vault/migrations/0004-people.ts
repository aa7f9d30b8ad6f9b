/**
 * The people whose identity cards were taken in, and which states of which cases were exchanged with whom. Both are
 * knowledge of this vault alone: they are in no ledger and in no bundle.
 */
export const people = `
CREATE TABLE person (
  key TEXT PRIMARY KEY,
  card TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('known', 'verified', 'retired')),
  since TEXT NOT NULL,
  retired_after INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange (
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  heads TEXT NOT NULL,
  at TEXT NOT NULL,
  bundle TEXT NOT NULL,
  PRIMARY KEY (key, case_id, direction)
) STRICT, WITHOUT ROWID;
`;
