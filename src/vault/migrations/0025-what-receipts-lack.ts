/** Whether a receipt, when it came, lacked something that had been sent before: cleared once it is sent again. */
export const whatReceiptsLack = `
ALTER TABLE receipt_case ADD COLUMN lacks INTEGER NOT NULL DEFAULT 0;
CREATE INDEX receipt_case_lacking ON receipt_case (key) WHERE lacks = 1;
`;
