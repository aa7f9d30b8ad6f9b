/** What goes to whom through a folder by itself: a case, or ('') all that is exchanged with them. The rest is looked at first. */
export const whatGoesByItself = `
CREATE TABLE folder_allowed (
  folder INTEGER NOT NULL REFERENCES shared_folder (id),
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (folder, key, case_id)
) STRICT, WITHOUT ROWID;
INSERT INTO folder_allowed SELECT DISTINCT folder, key, '' FROM folder_sent WHERE sends > 0;
`;
