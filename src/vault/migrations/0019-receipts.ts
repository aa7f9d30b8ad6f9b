/** The receipts that others signed, and of each person and case the latest. */
export const receipts = `
CREATE TABLE receipt (
  id INTEGER PRIMARY KEY,
  signed TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE receipt_case (
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  at TEXT NOT NULL,
  receipt INTEGER NOT NULL REFERENCES receipt (id),
  PRIMARY KEY (key, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_case_by_receipt ON receipt_case (receipt);
`;
