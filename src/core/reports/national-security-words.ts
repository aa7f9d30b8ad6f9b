/** Words as a search finds them however they are spelt: full-width letters, `F.I.S.A.`, what is invisible. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[.\p{Cf}]/gu, '')
    .replaceAll(/[\s_-]+/g, ' ')
    .toLowerCase();
}

/** Whether process says that it is an order under the Foreign Intelligence Surveillance Act. */
export function saysFisa(process: string): boolean {
  return /(?<![a-z])fis(?:a|c|ct)(?![a-z])|foreign intelligence/.test(plain(process));
}

/** Whether process says that it is of the kind whose figures the law lets be told in bands only. */
export function saysNationalSecurity(process: string): boolean {
  const text = plain(process);
  if (saysFisa(text) || /national security|(?<![a-z])nsls?(?![a-z])/.test(text)) return true;
  // 18 USC 2709; 50 USC 1801 to 1885, by the title or a letter at their end: 1860 alone is a year; section 702.
  return /(?<!\d)2709(?!\d)|50 ?u ?s ?c[^\d]{0,12}18[0468]\d|(?<!\d)18[0468]\d[a-z](?![a-z])|(?:section|§) ?702(?!\d)|(?<!\d)702 (?:directive|order)/.test(
    text,
  );
}
