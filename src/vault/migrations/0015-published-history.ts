/** Tables that others published, as they came: trends are drawn over them beside the vault's own reports. */
export const publishedHistory = `
CREATE TABLE outside_report (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  publisher TEXT NOT NULL,
  category TEXT NOT NULL,
  file TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  csv BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT;
`;
