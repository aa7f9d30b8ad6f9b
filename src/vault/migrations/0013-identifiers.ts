/** Which accounts and numbers each case is about, so that cases on the same ones find each other: a projection. */
export const identifiers = `
CREATE TABLE case_identifier (
  identifier TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (identifier, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_identifier_by_case ON case_identifier (case_id);
`;
