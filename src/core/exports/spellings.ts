import type { Word } from './short-references.ts';

/** The country codes of the telephone (ITU-T E.164): those of one and two digits; all others have three. */
const countryCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** Of how many of these digits, which follow a + or 00, the country code is. */
export function countryCodeLength(digits: string): number {
  return countryCode.exec(digits)?.[0].length ?? 0;
}

/** A telephone number with its country code and no sign of that; grouped only where it is one of North America. */
const bareNumber = /^(?:1[\s()./-]*[2-9](?:[\s()./-]*\d){9}[\s()./-]*|[2-9]\d{10,14})$/;

/** Whether digits without + or 00 may begin with a country code. */
export function hasCountryCode(digits: string): boolean {
  return bareNumber.test(digits);
}

/** What may stand before a number, and behind it, in an account: `tel:`, `sip:…@host`, `ext. 5`. */
const inFront =
  /^(?:(?:tel|telephone|telefon|phone|fon|fax|mobile|mobil|mob|cell|handy|sms|sip|sips|callto|whatsapp|signal|viber|telegram)[\s.:]*)+(?=[+(\d])/i;
const atEnd = /(?:@[^\s]*|[;?].*|[\s,]*(?:ext|extension|x|app|dw|durchwahl)\s*[.:]?\s*\d{1,6})\s*$/i;
/** The zero that is dialled within a country alone: +49 (0)30. */
const trunkZero = /(?<=^(?:\+|00)\s*\d{1,3}\s*)\(0\)/;
const numberAlone = /^\+?[\d\s()./-]{7,}$/;

/** The telephone number of which an account is alone, with its country code where that stands there; null for others. */
function numberOf(account: string): string | null {
  const labelled = account.replace(inFront, '');
  const number = labelled.replace(atEnd, '').trim().replace(trunkZero, '');
  const isBare = labelled !== account || !account.includes('@') || account.startsWith('+');
  return isBare && numberAlone.test(number) && number.replaceAll(/\D/g, '').length >= 7 ? number : null;
}

/** What tells apart the accounts that are telephone numbers, however these are written; of others the account itself. */
export function accountKey(account: string): string {
  const number = numberOf(account.normalize('NFKC').trim());
  return number === null ? account : number.replaceAll(/\D/g, '').replace(/^00/, '');
}

/** How a reference or an account is written too: a telephone number without what stands around it, and within its country. */
export function spellingsOf(reference: string): readonly string[] {
  const text = reference.normalize('NFKC').trim();
  const alone = numberOf(text) ?? text;
  const number =
    /^(?:\+|00)\s*\(?(\d[\d\s()./-]{7,})$/.exec(alone)?.[1] ?? (bareNumber.test(alone) ? alone : '');
  const national = number.slice(countryCodeLength(number));
  return [
    reference,
    ...(alone === text ? [] : [alone]),
    ...(national.replaceAll(/\D/g, '').length < 7 ? [] : [national]),
  ];
}

/** Letters that no decomposition takes apart, in lower case. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
};

/** A text as it is compared: in lower case, without accents and unseen characters; ä, æ and ae are one, and so on. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]|\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðħŧı]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/([aou])e/g, '$1');
}

/** What stands between two parties, in lower case. */
const against: ReadonlySet<string> = new Set(['v', 'vs', 'versus', 'gegen', 'contra']);
const sign = 'v';
const signOnly = /^\s*\.\s?\/\s?\.\s*$/;
const slash = /^\s*\/\s*$/;

/** Folded words with one sign between the parties of a case, whichever was written; the same list where there is none. */
export function withOneSignAgainst(words: readonly Word[]): readonly Word[] {
  let isAnyChanged = false;
  const unified = words.flatMap((word, at): readonly Word[] => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (before === undefined) return [word];
    if (against.has(word.text)) {
      if (after === undefined || word.text === sign || !(isName(before) || isName(after))) return [word];
      isAnyChanged = true;
      return [{ ...word, text: sign }];
    }
    if (against.has(before.text) || !isSign(before, word)) return [word];
    isAnyChanged = true;
    return [{ ...word, text: sign, gap: '' }, word];
  });
  return isAnyChanged ? unified : words;
}

/** A slash alone stands between much else: only between words that may be names. */
function isSign(before: Word, word: Word): boolean {
  if (signOnly.test(word.gap)) return isName(before) || isName(word);
  return slash.test(word.gap) && [before, word].every(({ text }) => /^\p{L}{2}/u.test(text));
}

function isName({ text }: Word): boolean {
  return /\p{L}/u.test(text);
}

const ipv4 = /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)/gu;

/** IPv4 addresses in a text, without the zeros in front of their numbers. */
export function ipv4In(text: string): readonly string[] {
  return [...text.matchAll(ipv4)].flatMap(([address]) => {
    const bytes = address.split('.').map(Number);
    return bytes.every((byte) => byte < 256) ? [bytes.join('.')] : [];
  });
}

const groups = String.raw`(?:[0-9a-f]{1,4}|:)?(?::[0-9a-f]{0,4}){2,7}`;
/** With an IPv4 address in the place of the last two groups. */
const mixed = String.raw`(?:[0-9a-f]{1,4})?(?::[0-9a-f]{0,4}){1,6}:\d{1,3}(?:\.\d{1,3}){3}`;
/** Behind a colon only where that ends a word which is no group: `IPv6:2001:…`. */
const begin = String.raw`(?:(?<![\p{L}\p{N}:])|(?<=(?![a-f])\p{L}[\p{L}\p{N}]{0,20}:))`;
const ipv6 = new RegExp(String.raw`${begin}(?:${mixed}|${groups})(?![\p{L}\p{N}])`, 'giu');

/** IPv6 addresses (RFC 4291, 2.2) in a text, each in all of its eight groups. */
export function ipv6In(text: string): readonly string[] {
  return [...text.matchAll(ipv6)].flatMap(([address]) => wholeAddress(inGroups(address.toLowerCase())) ?? []);
}

/** What may stand around an address that is all that somebody wrote: what it is, its port, the length of a prefix. */
const label = /\b(?:ip(?:v[46])?|address|adresse)\b/gi;
const behind = String.raw`\]?(?:[:/]\d{1,5})?(?![\p{L}\p{N}])`;

/** The addresses of which a reference is alone; none where it says something else too. */
export function addressesOf(reference: string): readonly string[] {
  const withoutLong = reference.replaceAll(new RegExp(ipv6.source + behind, 'giu'), ' ');
  const rest = withoutLong.replaceAll(new RegExp(ipv4.source + behind, 'gu'), ' ').replaceAll(label, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? [] : [...ipv4In(withoutLong), ...ipv6In(reference)];
}

function inGroups(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...bytes: readonly string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}

function wholeAddress(address: string): string | null {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return null;
  const [first, last] = [groupsIn(head), groupsIn((tail ?? '').replace(/:$/, ''))];
  const lacking = 8 - first.length - last.length;
  if (tail === undefined ? lacking !== 0 : lacking < 1) return null;
  return [...first, ...Array.from({ length: lacking }, () => '0'), ...last]
    .map((group) => group.padStart(4, '0'))
    .join(':');
}

function groupsIn(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}
