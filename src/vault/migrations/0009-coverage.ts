/** Which pages were on this reviewer's screen, and for how long: knowledge of this vault alone. */
export const coverage = `
CREATE TABLE page_shown (
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
`;
