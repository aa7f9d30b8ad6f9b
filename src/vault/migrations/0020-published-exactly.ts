/**
 * The exact tables of a published report that holds small numbers back: a restatement keeps from telling them. They
 * never leave the vault.
 */
export const publishedExactly = `
ALTER TABLE published_report ADD COLUMN exact TEXT;
`;
