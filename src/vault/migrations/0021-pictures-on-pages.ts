/** Whether a page holds an image; of pages that were read before this was asked it is taken to. */
export const picturesOnPages = `
ALTER TABLE page ADD COLUMN pictures INTEGER NOT NULL DEFAULT 1;
`;
