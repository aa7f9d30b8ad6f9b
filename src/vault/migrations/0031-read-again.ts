/**
 * Documents are read again for what is read otherwise since: lines of turned text in their order, stamps on scans told
 * from the scans' own text. Those whose pictures were recognised only where that may matter, as it is then to do anew.
 */
export const readAgain = `
UPDATE document SET reading_state = 'waiting', reading = '{"state":"waiting"}'
WHERE reading_state = 'read' AND (
  id NOT IN (SELECT document FROM recognition)
  OR id IN (SELECT document FROM page WHERE rotation <> 0 OR image_only < pictures)
);
`;
