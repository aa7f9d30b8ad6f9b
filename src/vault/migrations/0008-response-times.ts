/** How long decisions took is read from this index alone; cases that were not decided here are not in it. */
export const responseTimes = `
CREATE INDEX report_case_by_minutes ON report_case (alike, minutes, received_on, decided_on)
  WHERE minutes IS NOT NULL;
`;
