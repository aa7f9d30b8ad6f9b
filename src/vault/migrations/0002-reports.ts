/**
 * What transparency reports count, a line a case, and the reports that were published. The index by group holds all
 * that a table adds up, so that a period of a million requests is read from it alone, group after group.
 */
export const reports = `
CREATE TABLE report_group (id INTEGER PRIMARY KEY, alike TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE report_case (
  case_id TEXT PRIMARY KEY,
  alike INTEGER NOT NULL REFERENCES report_group (id),
  reference TEXT NOT NULL,
  content BLOB NOT NULL,
  imported BLOB,
  received_on INTEGER,
  decided_on INTEGER,
  minutes INTEGER,
  identifiers INTEGER,
  accounts_preserved INTEGER,
  apps_removed INTEGER,
  appeals_received INTEGER,
  appeals_granted INTEGER,
  apps_reinstated INTEGER
) STRICT;
CREATE INDEX report_case_by_reference ON report_case (reference, content);
CREATE INDEX report_case_by_group ON report_case (
  alike, received_on, decided_on, identifiers, accounts_preserved, apps_removed,
  appeals_received, appeals_granted, apps_reinstated
);

CREATE TABLE published_report (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  body TEXT NOT NULL,
  author TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;
`;
