/** How the demands of a case spell an account, a JSON array: texts name it so. Filled when projections are made anew. */
export const spellings = `
ALTER TABLE case_identifier ADD COLUMN spellings TEXT NOT NULL DEFAULT '[]';
`;
