/** How process says in a docket's own words that it is national security process, or may be. */
export interface NationalSecurityTerm {
  /** What it is, for who reads this list. */
  readonly is: string;
  /** Over text in lower case without accents, line breaks and full stops but those between digits, one space between words. */
  readonly pattern: RegExp;
  readonly source: string;
  /** How far the source was verified, in the words of docs/legal-sources.md. */
  readonly verified: 'text' | 'excerpt' | 'secondary' | 'memory' | 'ours';
  /**
   * `fisa`, `letter`: it is counted in no other category. `doubt`: it is also other things; a person says which before a
   * table with it leaves. `section`: so too, but within the category of national security it is `fisa`.
   */
  readonly kind: 'fisa' | 'letter' | 'section' | 'doubt';
}

/** Between the number of a title and its section: `U.S.C. §`, `US Code section`, `United States Code`. */
const code = String.raw`,? ?(?:u ?s ?c ?[as]?(?![a-z])|u ?s ?code|united states code)[^\d]{0,14}`;

function statute(title: number, section: string): RegExp {
  return new RegExp(`(?<!\\d)${title} ?${code}${section}`);
}

export const nationalSecurityTerms: readonly NationalSecurityTerm[] = [
  {
    is: 'An order under the Foreign Intelligence Surveillance Act, or of its court',
    pattern: /(?<![a-z])f ?i ?s ?(?:a|c|ct|cr)(?![a-z])|foreign intelligence/,
    source: '50 USC 1801 to 1885c',
    verified: 'secondary',
    kind: 'fisa',
  },
  {
    is: 'The same by its number: 1860 alone is a year',
    pattern: new RegExp(
      `${statute(50, String.raw`18[0-8]\d`).source}|(?<!\\d)18[0468]\\d[a-z](?![a-z])|title 50[^\\d]{1,30}18[0-8]\\d(?!\\d)`,
    ),
    source: '50 USC 1801 to 1885c',
    verified: 'secondary',
    kind: 'fisa',
  },
  {
    is: 'Sections 702 to 705 of that Act, as its amendments of 2008 (FAA) have them',
    pattern:
      /(?<![a-z])faa[^\da-z]{0,3}(?:sections?|secs?|s)?[^\da-z]{0,3}70[2-5](?!\d)|(?<!\d)70[2-5][^\d]{0,12}(?<![a-z])faa(?![a-z])|(?<!\d)702 (?:directive|order)/,
    source: '50 USC 1881a to 1881d',
    verified: 'secondary',
    kind: 'fisa',
  },
  {
    is: 'Section 215 of the USA PATRIOT Act: business records under FISA',
    pattern: /(?<![\d.])215 order|patriot act[^\d]{0,12}215(?!\d)|(?<![\d.])215[^\d]{0,16}patriot act/,
    source: '50 USC 1861',
    verified: 'secondary',
    kind: 'fisa',
  },
  {
    is: 'The number of such a section alone: other laws have it too',
    pattern: /(?:section|§|(?<![a-z])(?:sec|s)) ?§? ?(?:70[2-5]|215)(?!\d)/,
    source: '50 USC 1861, 1881a to 1881d',
    verified: 'secondary',
    kind: 'section',
  },
  {
    is: 'A national security letter, in English and shortened',
    pattern:
      /(?<![a-z])n ?s ?l ?s?(?![a-z])|national security|(?<![a-z])nat(?:l|ional|['’´`]?l)? ?sec(?:urity|(?![a-z]))/,
    source: '18 USC 2709',
    verified: 'text',
    kind: 'letter',
  },
  {
    is: 'A national security letter, in other languages',
    pattern:
      /nationale?r? ?sicherheits?(?:brief|schreiben)|nationalsicherheits|lettres? de securite nationale|cartas? de (?:seguridad|seguranca) nacional|letter[ae] (?:di|per la) sicurezza nazionale|nationale veiligheidsbrie/,
    source: 'Names in other languages',
    verified: 'ours',
    kind: 'letter',
  },
  {
    is: 'A national security letter to a provider of communications',
    pattern: /(?<!\d)2709(?!\d)/,
    source: '18 USC 2709',
    verified: 'text',
    kind: 'letter',
  },
  {
    is: 'A national security letter for financial records (Right to Financial Privacy Act)',
    pattern: new RegExp(`${statute(12, '3414').source}(?!\\d)|title 12[^\\d]{1,40}3414(?!\\d)`),
    source: '12 USC 3414(a)(5)',
    verified: 'memory',
    kind: 'letter',
  },
  {
    is: 'A national security letter for consumer reports (Fair Credit Reporting Act, sections 626 and 627)',
    pattern: /(?<!\d)1681 ?[uv](?![a-z])|(?:fcra|fair credit reporting act)[^\d]{0,14}62[67](?!\d)/,
    source: '15 USC 1681u, 1681v',
    verified: 'memory',
    kind: 'letter',
  },
  {
    is: 'A national security letter in inquiries about those with access to classified information',
    pattern: new RegExp(`${statute(50, '3162').source}(?!\\d)|title 50[^\\d]{1,40}3162(?!\\d)`),
    source: '50 USC 3162 (436 before 2013)',
    verified: 'memory',
    kind: 'letter',
  },
  {
    is: 'A number of such a statute alone',
    pattern: /(?<!\d)(?:3414|3162|3511)(?!\d)|50 ?u ?s ?c[^\d]{0,14}436(?!\d)/,
    source: 'The statutes above; 18 USC 3511 is about the review of such letters',
    verified: 'memory',
    kind: 'doubt',
  },
  {
    is: 'A title of FISA that other Acts have too, and its amendments by a name that an agency has',
    pattern:
      /(?<![a-z])title (?:i|iii|iv|v|vii)(?![a-z])|(?<![a-z])faa(?![a-z])|patriot act|freedom act|protect america act/,
    source: '50 USC 1801 to 1885c',
    verified: 'secondary',
    kind: 'doubt',
  },
  {
    is: 'What FISA orders are called without it',
    pattern:
      /business records? order|tangible things?|(?<![a-z])(?:prism|upstream)(?![a-z])|(?<![a-z])rfpa(?![a-z])/,
    source: '50 USC 1861, 1881a; 12 USC 3414',
    verified: 'secondary',
    kind: 'doubt',
  },
  {
    is: 'Other words of secret services, in several languages',
    pattern:
      /classified|top secret|secret order|counter ?(?:intelligence|terror|espionage)|intelligence|espionage|security letter|(?:executive order|(?<![a-z])e ?o) ?12333|nationale sicherheit|staatsschutz|nachrichtendienst|securite nationale|(?:seguridad|seguranca) nacional|sicurezza nazionale|nationale veiligheid|государственн.. безопасност|национальн.. безопасност/,
    source: 'Names in other languages',
    verified: 'ours',
    kind: 'doubt',
  },
];
