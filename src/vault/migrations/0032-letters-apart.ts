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
export const lettersApart = `
DROP TRIGGER page_added;
DROP TRIGGER page_removed;
DROP TRIGGER page_changed;
DROP TABLE page_words;
ALTER TABLE page ADD COLUMN apart TEXT;
ALTER TABLE page ADD COLUMN words TEXT AS (ifnull(apart, text)) VIRTUAL;
UPDATE page SET apart = apart_from(text) WHERE apart_from(text) IS NOT NULL;
CREATE VIRTUAL TABLE page_words USING fts5 (
  words, content = 'page', content_rowid = 'id',
  ${tokenize}
);
INSERT INTO page_words (page_words) VALUES ('rebuild');
CREATE TRIGGER page_added AFTER INSERT ON page BEGIN
  INSERT INTO page_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER page_removed AFTER DELETE ON page BEGIN
  INSERT INTO page_words (page_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER page_changed AFTER UPDATE OF text, apart ON page BEGIN
  INSERT INTO page_words (page_words, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO page_words (rowid, words) VALUES (new.id, new.words);
END;

DROP TRIGGER note_added;
DROP TRIGGER note_removed;
DROP TRIGGER note_changed;
DROP TABLE note_words;
ALTER TABLE note ADD COLUMN apart TEXT;
ALTER TABLE note ADD COLUMN words TEXT AS (ifnull(apart, text)) VIRTUAL;
UPDATE note SET apart = apart_from(text) WHERE apart_from(text) IS NOT NULL;
CREATE VIRTUAL TABLE note_words USING fts5 (
  words, content = 'note', content_rowid = 'id',
  ${tokenize}
);
INSERT INTO note_words (note_words) VALUES ('rebuild');
CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
  INSERT INTO note_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN
  INSERT INTO note_words (note_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER note_changed AFTER UPDATE OF text, apart ON note BEGIN
  INSERT INTO note_words (note_words, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO note_words (rowid, words) VALUES (new.id, new.words);
END;
`;
