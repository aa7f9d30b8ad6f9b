/**
 * Own editions of guidelines (all that ever stood), and what is shown of clocks, links and earlier decisions. The latter
 * are projections; case_clock is filled when it is asked for.
 */
export const review = `
CREATE TABLE guideline_edition (
  sha256 TEXT PRIMARY KEY,
  profile TEXT NOT NULL,
  edition TEXT NOT NULL,
  in_force INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX guideline_in_force ON guideline_edition (profile) WHERE in_force = 1;

CREATE TABLE case_link (
  case_id TEXT NOT NULL,
  other TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (case_id, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_link_by_other ON case_link (other);

CREATE TABLE case_clock (case_id TEXT PRIMARY KEY, clocks TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE decision_memory (
  entry TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  at TEXT NOT NULL,
  agency TEXT NOT NULL,
  process TEXT,
  data TEXT NOT NULL,
  disposition TEXT NOT NULL,
  reasons TEXT NOT NULL
) STRICT;
CREATE INDEX decision_memory_by_case ON decision_memory (case_id);
CREATE INDEX decision_memory_by_process ON decision_memory (data, process);
CREATE INDEX decision_memory_by_agency ON decision_memory (data, agency);

CREATE TABLE decision_defect (
  entry TEXT NOT NULL,
  element TEXT NOT NULL,
  PRIMARY KEY (entry, element)
) STRICT, WITHOUT ROWID;
`;
