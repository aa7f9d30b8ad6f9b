/** What is missing is asked of each case that is shown, imported or checked. */
export const witnessedHeadsByCase = `
CREATE INDEX witnessed_head_by_case ON witnessed_head (case_id);
`;
