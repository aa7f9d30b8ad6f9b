/** What the eye misses in each document; made again whenever inspections say more than they did. */
export const inspection = `
CREATE TABLE inspection (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  version INTEGER NOT NULL,
  found TEXT NOT NULL
) STRICT;
`;
