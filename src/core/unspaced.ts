/**
 * A character of a script that is written without blanks between words, or whose words join, as those of Hangul do. Not
 * its figures: they end where they end.
 */
export const unspaced =
  /(?!\p{Nd})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** A letter of such a script: no word need begin or end there, and a blank or a line's end beside it says nothing. */
export const unspacedLetter = new RegExp(String.raw`(?=[\p{L}\p{Nl}])${unspaced.source}`, 'u');
