/** The marks on letters of Thai, Lao, Myanmar, Khmer and kana: first and last of each row of them. */
const marked = [
  [0x0e31, 0x0e31],
  [0x0e34, 0x0e3a],
  [0x0e47, 0x0e4e],
  [0x0eb1, 0x0eb1],
  [0x0eb4, 0x0ebc],
  [0x0ec8, 0x0ece],
  [0x102b, 0x103e],
  [0x1056, 0x1059],
  [0x105e, 0x1060],
  [0x1062, 0x1064],
  [0x1067, 0x106d],
  [0x1071, 0x1074],
  [0x1082, 0x108d],
  [0x108f, 0x108f],
  [0x109a, 0x109d],
  [0x17b4, 0x17d3],
  [0x17dd, 0x17dd],
  [0x3099, 0x309a],
  [0xa9e5, 0xa9e5],
  [0xaa7b, 0xaa7d],
] as const;
// They are vowels for the most part; SQLite takes all marks but accents for ends of words.
const marks = marked
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
  .map((code) => String.fromCharCode(code))
  .join('');

const tokenize = `tokenize = "unicode61 remove_diacritics 2 tokenchars '${marks}'", prefix = '2 3'`;

/**
 * Texts in scripts without blanks between words are indexed with their letters apart (`apart`; null where a text has no
 * such letters). The function `apart_from` comes from `migrate`.
 */
export const lettersApart = ['page', 'note'].map(indexedApart).join('');

function indexedApart(table: string): string {
  return `
DROP TRIGGER ${table}_added;
DROP TRIGGER ${table}_removed;
DROP TRIGGER ${table}_changed;
DROP TABLE ${table}_words;
ALTER TABLE ${table} ADD COLUMN apart TEXT;
ALTER TABLE ${table} ADD COLUMN words TEXT AS (ifnull(apart, text)) VIRTUAL;
UPDATE ${table} SET apart = apart_from(text) WHERE apart_from(text) IS NOT NULL;
CREATE VIRTUAL TABLE ${table}_words USING fts5 (
  words, content = '${table}', content_rowid = 'id',
  ${tokenize}
);
INSERT INTO ${table}_words (${table}_words) VALUES ('rebuild');
CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} BEGIN
  INSERT INTO ${table}_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER ${table}_removed AFTER DELETE ON ${table} BEGIN
  INSERT INTO ${table}_words (${table}_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER ${table}_changed AFTER UPDATE OF text, apart ON ${table} BEGIN
  INSERT INTO ${table}_words (${table}_words, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO ${table}_words (rowid, words) VALUES (new.id, new.words);
END;
`;
}
