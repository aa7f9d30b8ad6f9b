/** How far the histories of cases went, by what others acknowledged. */
export const witnessedHeads = `
CREATE TABLE witnessed_head (
  entry TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  told_by TEXT NOT NULL,
  bundle TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
