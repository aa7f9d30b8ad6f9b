/** By which key a head was told, so that nobody tells of more without end. */
export const whoWitnessed = `
ALTER TABLE witnessed_head ADD COLUMN by_key TEXT NOT NULL DEFAULT '';
`;
