/** The languages in which a docket may name countries, beside those of the list of regions. */
const languages =
  'bg ca cs da de el es et eu fi fr ga gl hr hu is it lt lv mt nb nl nn pl pt pt-PT ro ru sk sl sq sr sv tr uk'.split(
    ' ',
  );

/** What Unicode CLDR calls some countries in those languages; a name that two of them bear is left out. */
export function localNames(
  codes: readonly string[],
  folded: (name: string) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
      for (const code of codes) {
        const name = folded(names.of(code) ?? '');
        const known = found.get(name);
        if (name !== '') found.set(name, known === undefined || known === code ? code : null);
      }
    }
  }
  return new Map([...found].flatMap(([name, code]) => (code === null ? [] : [[name, code] as const])));
}
