/** The entries that stay in this vault for now, each in a lane: knowledge of this vault alone. */
export const withheld = `
CREATE TABLE withheld (
  entry TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  lane TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX withheld_by_case ON withheld (case_id, lane);
`;
