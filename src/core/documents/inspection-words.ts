import type {
  ActionKind,
  DocumentAction,
  EyePlace,
  FileFacts,
  HiddenWhy,
  Inspection,
  InspectionOutcome,
  NotLookedAt,
  UnshownValue,
} from './inspection.ts';
import { controlNames } from './suspect-text.ts';

const hidden: Readonly<Record<HiddenWhy, string>> = {
  invisible: 'Hidden text: written to be invisible',
  transparent: 'Hidden text: wholly transparent',
  'same-colour': 'Hidden text: the colour of what is behind it',
  tiny: 'Hidden text: too small to be read',
  'off-page': 'Hidden text: outside of the page',
  clipped: 'Hidden text: cut off by its frame',
  'layer-off': 'Hidden text: on a layer that is off',
};

const covered = {
  'dark-box': 'Text under a black box',
  'light-box': 'Text under a light box',
  picture: 'Text under a picture',
  annotation: 'Text under a comment or a redaction that was never applied',
} as const;

/** That nothing was found on the pages, as far as they could be looked at; null where none could be in full. */
export function nothingFound({
  pages,
  notLookedAt,
}: Pick<Inspection, 'pages' | 'notLookedAt'>): string | null {
  if (notLookedAt.length === 0)
    return 'No hidden text, nothing under boxes, no unseen characters were found.';
  if (notLookedAt.length >= pages) return null;
  return 'On the other pages no hidden text, nothing under boxes, no unseen characters were found.';
}

/** What is the matter at a place, in a few words. */
export function placeInWords(place: EyePlace): string {
  switch (place.kind) {
    case 'hidden':
      return hidden[place.why];
    case 'covered':
      return covered[place.by];
    case 'control':
      return `Characters that are not seen: ${controlNames(place.text).join(', ')}`;
    case 'mixed-script':
      return 'Letters of two alphabets that look alike in one word';
  }
}

const actions: Readonly<Record<ActionKind, string>> = {
  script: 'Script',
  launch: 'Would start a program',
  submit: 'Would send the form',
  import: 'Would read data from a file',
  'other-file': 'Would open another file',
  media: 'Would play sound or film',
  address: 'Would open an address',
};

export function actionInWords({ kind, where }: Pick<DocumentAction, 'kind' | 'where'>): string {
  const at = [
    ...(where.field === null ? [] : [`field ${where.field}`]),
    ...(where.page === null ? [] : [`page ${String(where.page)}`]),
  ];
  return `${actions[kind]}, ${at.length === 0 ? 'of the whole document' : at.join(', ')}`;
}

/** `Field name, page 1`, of a value that no page shows. */
export function unshownFieldInWords({ field, page }: UnshownValue): string {
  const name = field === '' ? 'A field without a name' : `Field ${field}`;
  return page === null ? `${name}, on no page` : `${name}, page ${String(page)}`;
}

const notLooked: Readonly<Record<NotLookedAt, string>> = {
  time: 'looking took more than 10 seconds and was stopped',
  memory: 'looking took more memory than is safe and was stopped',
  crash: 'what the file holds there breaks the reader',
  'too-large': 'the file is larger than 64 MB',
  damaged: 'its objects cannot be read',
};

/** What a copy with annotations no longer has of its original; null where the file was not looked into. */
export function lostInCopy(file: Pick<FileFacts, 'encryption' | 'signatures'> | null): readonly string[] {
  if (file === null) {
    return [
      'Redrope does not know yet whether this document is encrypted or signed. If it is encrypted, the copy is not. If it is signed, other readers will say that the copy was changed after signing.',
    ];
  }
  const isEncrypted = file.encryption !== null;
  return [
    ...(isEncrypted
      ? [
          'This document is encrypted; the copy is not: whoever gets it can read it without a password. The copy is as protected as its original only with no findings in it.',
        ]
      : []),
    ...(file.signatures === 0
      ? []
      : isEncrypted
        ? ['This document is signed; the copy is written anew, so that the signature no longer holds for it.']
        : [
            'This document is signed; annotations come on top of what was signed, so other readers will say that the copy was changed after signing.',
          ]),
  ];
}

/** Why scripts, forms, attachments and layers are not told; null where they are. */
export function objectsNotLookedAt({ objectsWhyNot }: Pick<Inspection, 'objectsWhyNot'>): string | null {
  return objectsWhyNot === null
    ? null
    : `Scripts, forms, attachments and layers were not looked at: ${notLooked[objectsWhyNot]}.`;
}

/** Why there is no inspection. */
export function noInspection(outcome: Exclude<InspectionOutcome, { kind: 'inspected' }>): string {
  if (outcome.kind === 'stopped') {
    return `This file could not be looked into: ${notLooked[outcome.reason]}. It is kept as it came.`;
  }
  switch (outcome.why) {
    case 'empty':
      return 'This file is empty: there is nothing to look into.';
    case 'not-a-pdf':
      return 'This file is not a PDF, so nothing more can be told of it.';
    case 'damaged':
      return 'This PDF is too damaged to be looked into. It is kept as it came.';
    case 'password-needed':
      return 'This PDF needs its password before it can be looked into.';
  }
}

/** Of pages that are pictures with text that is not seen: what is read, searched and copied is that text. */
export function scansInWords(ocrPages: readonly number[]): string {
  const pages = `${ocrPages.length === 1 ? 'page' : 'pages'} ${firstPages(ocrPages)}`;
  return `${pages}: text that is not seen lies with the picture, as scanners put it there; it may say something else`;
}

/** Of a list of pages as many as are read. */
export function firstPages(pages: readonly number[]): string {
  return `${pages.slice(0, 20).join(', ')}${pages.length > 20 ? '…' : ''}`;
}

/** `D:20260101120000+02'00'` as `2026-01-01 12:00:00 +02:00`; what is no such date, as it is. */
export function pdfDate(date: string): string {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?/.exec(
    date,
  );
  if (match === null) return date;
  const [, year, month, day, hour, minute, second, utc, sign, zoneHour, zoneMinute] = match;
  const days = [year, month, day].filter((part) => part !== undefined).join('-');
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const zone = sign === undefined ? utc : `${sign}${zoneHour ?? '00'}:${zoneMinute ?? '00'}`;
  const zoned = zone === 'Z' ? 'UTC' : (zone ?? 'no zone given');
  return [days, ...(time === '' ? [] : [time, zoned])].join(' ');
}

/** Permission bits of ISO 32000-2, table 22, that a file takes away from its readers. */
const permissions: readonly (readonly [bit: number, word: string])[] = [
  [4, 'printing'],
  [8, 'changing'],
  [16, 'copying'],
  [32, 'commenting'],
];

export function encryptionInWords(encryption: NonNullable<FileFacts['encryption']>): string {
  const methods: Readonly<Record<number, string>> = {
    2: 'RC4, 40 bits',
    3: 'RC4, up to 128 bits',
    4: '128 bits',
  };
  const method = methods[encryption.revision] ?? 'AES-256';
  const taken = permissions.filter(([bit]) => (encryption.permissions & bit) === 0).map(([, word]) => word);
  return taken.length === 0 ? method : `${method}; its maker asks for no ${taken.join(', ')}`;
}
