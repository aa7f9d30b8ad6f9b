/** Which documents a case has is asked for each case that is merged: without an index, all rows are read for it. */
export const documentsOfCase = `
CREATE INDEX case_document_by_case ON case_document (case_id);
`;
