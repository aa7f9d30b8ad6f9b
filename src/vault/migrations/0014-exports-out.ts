/** What left this vault, for whom; and groups of people to whom bundles go together. */
export const exportsOut = `
CREATE TABLE export_receipt (
  id INTEGER PRIMARY KEY,
  receipt TEXT NOT NULL
) STRICT;

CREATE TABLE person_group (
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (name, key)
) STRICT, WITHOUT ROWID;
`;
