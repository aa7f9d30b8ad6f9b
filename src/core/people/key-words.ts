import { keyWordList } from './key-word-list.ts';

/** 12 words of 11 bits: 132, no weaker than the key that they stand for. */
const wordCount = 12;
const bitsPerWord = 11;

/**
 * The words by which two people compare a key over the telephone. `digest` is the SHA-256 of the key in OpenSSH's wire
 * form, in hexadecimal: the one whose Base64 `ssh-keygen -l` shows. Its first 132 bits are taken, most significant first.
 */
export function keyWords(digest: string): readonly string[] {
  const bits = Array.from(digest, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join(
    '',
  );
  return Array.from({ length: wordCount }, (_, at) => {
    const word = keyWordList[Number.parseInt(bits.slice(at * bitsPerWord, (at + 1) * bitsPerWord), 2)];
    if (word === undefined) throw new TypeError('A SHA-256 has 64 hexadecimal digits');
    return word;
  });
}
