// By code points: what is indexed today must be found by what a later runtime knows of scripts.
const ranges = [
  String.raw`\u0E01-\u0E3A\u0E40-\u0E4E`, // Thai
  String.raw`\u0E81-\u0EBD\u0EC0-\u0ECE\u0EDC-\u0EDF`, // Lao
  String.raw`\u1000-\u103F\u1050-\u108F\u109A-\u109D\uA9E0-\uA9EF\uA9FA-\uA9FE\uAA60-\uAA7F`, // Myanmar
  String.raw`\u1780-\u17D3\u17D7\u17DC\u17DD`, // Khmer
  String.raw`\u1100-\u11FF\u3131-\u318E\uA960-\uA97C\uAC00-\uD7A3\uD7B0-\uD7FB\uFFA0-\uFFDC`, // Hangul
  String.raw`\u3001-\u30FF\u31F0-\u31FF\uFF66-\uFF9F`, // Kana, and the marks and punctuation beside them
  String.raw`\u2E80-\u2FD5\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFD}`, // Han
];

/**
 * A character of a script that is written without blanks between words, or whose words join, as those of Hangul do. Not
 * its figures: they end where they end.
 */
export const unspaced = new RegExp(`[${ranges.join('')}]`, 'u');

/** A letter of such a script: no word need begin or end there, and a blank or a line's end beside it says nothing. */
export const unspacedLetter = new RegExp(String.raw`(?=[\p{L}\p{Nl}])${unspaced.source}`, 'u');
