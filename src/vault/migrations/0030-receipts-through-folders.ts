/**
 * Of which cases bundles came from a person through a folder, whether a receipt of the last of them is still to go back,
 * and the own file that has the receipt of it; null where none has, or it went along with a bundle.
 */
export const receiptsThroughFolders = `
CREATE TABLE folder_receipt (
  folder INTEGER NOT NULL REFERENCES shared_folder (id),
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  is_due INTEGER NOT NULL,
  file INTEGER,
  PRIMARY KEY (folder, key, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX folder_receipt_by_file ON folder_receipt (file);
`;
