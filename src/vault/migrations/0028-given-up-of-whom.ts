/**
 * By whom an entry that a person does not wait for any more had been told: somebody else who holds it too is heard all the
 * same. It takes the place of one mark for all.
 */
export const givenUpOfWhom = `
CREATE TABLE given_up (
  entry TEXT NOT NULL,
  by_key TEXT NOT NULL,
  PRIMARY KEY (entry, by_key)
) STRICT, WITHOUT ROWID;
INSERT INTO given_up (entry, by_key) SELECT entry, by_key FROM witnessed_head WHERE given_up = 1;
ALTER TABLE witnessed_head DROP COLUMN given_up;
`;
