/** What was recognised on pages that are pictures, and languages beside the built-in one. */
export const recognition = `
CREATE TABLE recognition (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE recognition_language (
  code TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;
`;
