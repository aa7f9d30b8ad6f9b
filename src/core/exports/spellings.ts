/** The country codes of the telephone (ITU-T E.164): those of one and two digits; all others have three. */
const countryCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** Of how many of these digits, which follow a + or 00, the country code is. */
export function countryCodeLength(digits: string): number {
  return countryCode.exec(digits)?.[0].length ?? 0;
}

/** How a reference or an account is written too: a telephone number within its country, a name without umlauts. */
export function spellingsOf(reference: string): readonly string[] {
  const text = reference.normalize('NFKC').trim();
  const number = /^(?:\+|00)\s*\(?(\d[\d\s()./-]{7,})$/.exec(text)?.[1];
  const national = number?.slice(countryCodeLength(number)) ?? '';
  const digraphs = text.replaceAll(/[äöü]/giu, (letter) => `${letter.normalize('NFD').slice(0, 1)}e`);
  return [
    reference,
    ...(national.replaceAll(/\D/g, '').length < 7 ? [] : [national]),
    ...(digraphs === text ? [] : [digraphs]),
  ];
}

/** IPv6 addresses (RFC 4291, 2.2) in a text, each in all of its eight groups. */
export function ipv6In(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}|:)?(?::[0-9a-f]{0,4}){2,7}(?![\p{L}\p{N}])/giu,
  );
  return [...found].flatMap(([address]) => wholeAddress(address.toLowerCase()) ?? []);
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
