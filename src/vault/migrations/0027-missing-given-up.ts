/** Of entries that others told of and that are not here: which of them a person does not wait for any more. */
export const missingGivenUp = `
ALTER TABLE witnessed_head ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0;
`;
