/**
 * Documents are read again for what is read otherwise since: lines of turned text in their order, stamps on scans told
 * from the scans' own text. Those whose pictures were recognised only where a page is turned or has text beside a
 * picture, as it is then to do anew: text that runs sideways on another, unturned page of theirs keeps its order.
 * How many pages each has stays known meanwhile: evidence is measured by it.
 */
export const readAgain = `
UPDATE document SET reading_state = 'waiting',
  reading = json_patch('{"state":"waiting"}', json_object('pages', reading -> 'pages'))
WHERE reading_state = 'read' AND (
  id NOT IN (SELECT document FROM recognition)
  OR id IN (SELECT document FROM page WHERE rotation <> 0 OR image_only < pictures)
);
`;
