import type { SampleCase, ScriptedCase, ScriptedFinding } from './review-shape.ts';

type Reading = readonly [
  page: number,
  quote: string,
  element: ScriptedFinding['element'],
  verdict: ScriptedFinding['verdict'],
  note: string,
];

function readings(document: string, rows: readonly Reading[]): ScriptedFinding[] {
  return rows.map(([page, quote, element, verdict, note]) => ({
    document,
    page,
    quote,
    boxes: [],
    element,
    verdict,
    note,
  }));
}

const warrant: ScriptedCase = {
  reference: '24-SW-0417',
  caseFile: '24-SW-0417.json',
  documents: [
    { file: '24-SW-0417-letter.pdf', role: 'request' },
    { file: '24-SW-0417-search-warrant.pdf', role: 'order' },
    { file: '24-SW-0417-nondisclosure-order.pdf', role: 'order' },
  ],
  findings: [
    ...readings('24-SW-0417-search-warrant.pdf', [
      [
        1,
        'establish probable cause to search and seize the records described in Attachment B',
        'probable-cause',
        'supports',
        '',
      ],
      [
        1,
        'all contents of all communications and all files stored at any time',
        'particularity-dates',
        'breaks',
        'No date range for content. The records beside it have one: 1 June to 31 August 2026.',
      ],
      [
        1,
        'on or before 4 December 2026 (not to exceed 14 days)',
        'execution-window',
        'supports',
        'Received on the day of issue.',
      ],
      [
        1,
        'until further order of the Court',
        'nondisclosure-end-date',
        'unclear',
        'No end date. Ask the Court for one, or for review within a year.',
      ],
      [1, 'United States Magistrate Judge', 'judge-signature', 'supports', 'Signed on the line above.'],
      [1, '20 November 2026, 2:35 p.m.', 'dated', 'supports', ''],
      [1, 'evidence of a violation of 18 U.S.C. § 1030', 'legal-basis-cited', 'supports', ''],
      [1, 'THAT IS STORED AT PREMISES CONTROLLED BY EXAMPLE CLOUD, INC.', 'addressee', 'supports', ''],
      [
        3,
        'It applies to no other account, and to no device',
        'particularity-accounts',
        'supports',
        'One account, exactly named.',
      ],
      [
        4,
        'The contents of all e-mails, messages, files and backups stored in the account at any time',
        'particularity-categories',
        'unclear',
        'Every kind of content; only Part II limits what may be kept.',
      ],
      [
        4,
        'the intrusion into the order system of the nursery named in the affidavit between 1 June 2026 and 31 August 2026',
        'nexus',
        'supports',
        'The offence lies within three months.',
      ],
    ]),
    ...readings('24-SW-0417-letter.pdf', [
      [
        2,
        'Item 4 does not appear in Attachment B.',
        'record-types',
        'breaks',
        'The letter asks for more than the warrant orders; what the signed instrument does not order is disregarded.',
      ],
      [3, 'Special Agent Casey Fictive, badge 4471', 'agent-identified', 'supports', ''],
    ]),
    ...readings('24-SW-0417-nondisclosure-order.pdf', [
      [
        1,
        'under 18 U.S.C. § 2705(b) for an order',
        'nondisclosure-authority',
        'supports',
        'A separate order.',
      ],
      [
        1,
        'will result in destruction of or tampering with evidence and in flight from prosecution',
        'nondisclosure-finding',
        'supports',
        '',
      ],
    ]),
  ],
  decisions: [
    {
      demand: 0,
      disposition: 'narrow',
      reasons: ['overly-broad', 'no-date-range'],
      rationale:
        'The warrant finds probable cause for an offence between 1 June and 31 August 2026. Content of those three months is given; content of “any time” is not particular.',
      narrowed: {
        data: 'stored-content',
        identifiers: ['j.doe@example.com'],
        from: '2026-06-01',
        to: '2026-08-31',
      },
      findings: [0, 1, 10],
    },
    {
      demand: 1,
      disposition: 'produce',
      reasons: [],
      rationale:
        'A warrant is more than enough for subscriber and connection records; account and dates are exact.',
      narrowed: null,
      findings: [4, 6, 8],
    },
    {
      demand: 2,
      disposition: 'reject',
      reasons: ['no-valid-legal-basis'],
      rationale: 'Only the letter asks for location history. The warrant names no device and no location.',
      narrowed: null,
      findings: [8, 11],
    },
  ],
};

const subpoena: ScriptedCase = {
  reference: 'SUB-7731',
  caseFile: 'SUB-7731.json',
  documents: [
    { file: 'SUB-7731-subpoena.pdf', role: 'request' },
    { file: 'SUB-7731-records-certificate.pdf', role: 'attachment' },
  ],
  findings: readings('SUB-7731-subpoena.pdf', [
    [1, 'SUBPOENA DUCES TECUM FOR TRIAL', 'subpoena-type', 'supports', ''],
    [1, 'Assistant State Attorney, Bar No. 0099731', 'signed', 'supports', ''],
    [
      1,
      'You are asked not to disclose this subpoena to the subscriber',
      'nondisclosure-authority',
      'breaks',
      'A wish, not an order: no statute and no court stands behind it.',
    ],
    [2, 'For the account m.moe@example.com', 'identifiers-exact', 'supports', ''],
    [2, 'for the period beginning 1 March 2026', 'date-range', 'breaks', 'A beginning and no end.'],
    [
      2,
      'All messages sent to or from the Account',
      'subpoena-fields-only',
      'breaks',
      'Content: 18 U.S.C. § 2703(a), (b) wants a warrant.',
    ],
    [
      2,
      'All photographs and videos stored in the Account',
      'subpoena-fields-only',
      'breaks',
      'Content, as above.',
    ],
    [
      2,
      'This schedule is continuing in nature.',
      'date-range',
      'breaks',
      'A subpoena reaches what exists when it is met, not what comes later.',
    ],
    [
      2,
      '18 U.S.C. § 2703(c)(2)',
      'legal-basis-cited',
      'supports',
      'It reaches basic subscriber information, and nothing else on the list.',
    ],
  ]),
  decisions: [
    {
      demand: 0,
      disposition: 'reject',
      reasons: ['content-by-subpoena', 'process-insufficient'],
      rationale:
        'Messages and photographs are content. A subpoena does not reach them; a search warrant may.',
      narrowed: null,
      findings: [5, 6],
    },
    {
      demand: 1,
      disposition: 'narrow',
      reasons: ['no-date-range'],
      rationale: 'Given from the day that the schedule names to the day that the subpoena was signed.',
      narrowed: {
        data: 'basic-subscriber',
        identifiers: ['m.moe@example.com'],
        from: '2026-03-01',
        to: '2026-11-16',
      },
      findings: [3, 4, 7, 8],
    },
  ],
};

const emergencyPdf = 'EM-0092-emergency-request.pdf';
const emergency: ScriptedCase = {
  reference: 'EM-0092',
  caseFile: 'EM-0092.json',
  documents: [{ file: emergencyPdf, role: 'request' }],
  findings: [
    ...readings(emergencyPdf, [
      [
        1,
        'without insulin a life-threatening condition is to be expected within 24 to 48 hours',
        'emergency-threshold',
        'supports',
        'Danger of death to a named person, with a time.',
      ],
      [
        1,
        '(555) 555-0188',
        'emergency-verified',
        'unclear',
        'The form gives the number to call back. Find the sheriff’s number elsewhere and call that.',
      ],
      [
        1,
        'Sgt. Lee Pretend',
        'agent-identified',
        'supports',
        'Badge, e-mail and supervisor are given; none is proof.',
      ],
      [1, 'r.roe@example.org', 'identifiers-exact', 'supports', ''],
      [
        1,
        'Contents of all messages of the last 90 days',
        'record-types',
        'breaks',
        'More than finding R. Roe needs.',
      ],
    ]),
    {
      document: emergencyPdf,
      page: 2,
      quote: null,
      boxes: [[80, 446, 526, 498]],
      element: 'emergency-threshold',
      verdict: 'supports',
      note: 'Paragraph 3 of the sworn statement: what the physician said.',
    },
    {
      document: emergencyPdf,
      page: 2,
      quote: null,
      boxes: [[74, 204, 296, 284]],
      element: 'signed',
      verdict: 'unclear',
      note: 'Sworn before a notary whose name cannot be read.',
    },
  ],
  decisions: [
    {
      demand: 0,
      disposition: 'produce',
      reasons: [],
      rationale:
        'Called back at 9:58 p.m. on the number in the State’s public directory, not the one on the form; the duty lieutenant confirmed officer and case. 18 U.S.C. § 2702(c)(4).',
      narrowed: null,
      findings: [0, 1, 3, 5],
    },
    {
      demand: 1,
      disposition: 'challenge',
      reasons: ['overly-broad'],
      rationale:
        'Ninety days of messages do not help to find where R. Roe is tonight. Asked the sergeant to say which messages, since 20 November, are needed.',
      narrowed: null,
      findings: [0, 4],
    },
  ],
};

export const review: SampleCase = {
  about:
    'Three invented requests and a short review of each, for the demonstration and the tests. No person, court, agency or company in them is real.',
  cases: [warrant, subpoena, emergency],
};
