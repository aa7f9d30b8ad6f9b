/** Finds the cases under second review among all: reports compare what two reviewers judged. */
export const underSecondReview = `
CREATE INDEX case_view_under_second_review ON case_view (case_id)
  WHERE json_extract(summary, '$.secondReview') IS NOT NULL;
`;
