import { Failure } from '../failure.ts';

/** bagit.txt, RFC 8493, 2.1.1. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const formatVersion = 1;

/** What bag-info.txt says. */
export interface BagInfo {
  /** The bundle's random id. */
  readonly id: string;
  /** UTC, as in bundle.json. */
  readonly createdAt: string;
  /** The program that made it, such as `Redrope 0.1.0`. */
  readonly agent: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
}

const description = 'Cases of legal process under review, with their signed ledger and documents';

export function writeBagInfo(info: BagInfo): string {
  const fields = [
    ['Bag-Software-Agent', info.agent],
    ['Bagging-Date', info.createdAt.slice(0, 10)],
    ['External-Description', description],
    ['External-Identifier', `urn:uuid:${info.id}`],
    ['Payload-Oxum', `${info.payloadBytes}.${info.payloadFiles}`],
    ['Redrope-Created', info.createdAt],
    ['Redrope-Format', String(formatVersion)],
  ];
  return fields.map(([label, value]) => `${label}: ${value}\n`).join('');
}

const createdPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const agentPattern = /^[\x21-\x7E](?:[\x20-\x7E]{0,98}[\x21-\x7E])?$/;

/**
 * Reads bag-info.txt. Throws a Failure: `bundle-newer` when its format is one that this program does not know,
 * `bundle-altered` unless it is in the form that `writeBagInfo` gives.
 */
export function readBagInfo(text: string): BagInfo {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2));
  }
  checkFormat(fields.get('Redrope-Format'));
  const oxum = /^(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,9})$/.exec(fields.get('Payload-Oxum') ?? '');
  const info: BagInfo = {
    id: (fields.get('External-Identifier') ?? '').replace(/^urn:uuid:/, ''),
    createdAt: fields.get('Redrope-Created') ?? '',
    agent: fields.get('Bag-Software-Agent') ?? '',
    payloadBytes: Number(oxum?.[1]),
    payloadFiles: Number(oxum?.[2]),
  };
  checkLines(info, text);
  return info;
}

/** What must stand in each line, in words. */
const lines = [
  'Bag-Software-Agent: and the program that made it, in up to 100 characters of ASCII',
  'Bagging-Date: and the day of Redrope-Created, as 2026-11-22',
  `External-Description: ${description}`,
  'External-Identifier: urn:uuid: and the id of the bundle',
  'Payload-Oxum: and the bytes and the number of the files in data/, with a full stop between',
  'Redrope-Created: and when it was made, in UTC, as 2026-11-22T09:00:00.000Z',
  `Redrope-Format: ${formatVersion}`,
] as const;

/** Names the first line that is not as the lines themselves say that it must be. */
function checkLines(info: BagInfo, text: string): void {
  const [expected, found] = [writeBagInfo(info).split('\n'), text.split('\n')];
  const differs = expected.findIndex((line, index) => line !== found[index]);
  // The day of line 2 follows from line 6.
  const at = !agentPattern.test(info.agent) ? 0 : createdPattern.test(info.createdAt) ? differs : 5;
  if (at === -1 && found.length === expected.length) return;
  const line = at === -1 ? expected.length : at + 1;
  throw unlike(`line ${line} must be: ${lines[line - 1] ?? 'none, only the end of the line before'}`);
}

function unlike(what: string): Failure {
  return new Failure(
    'bundle-altered',
    `bag-info.txt is not as it must be: ${what}. Nothing was changed. Ask the sender to make the bundle again.`,
  );
}

function checkFormat(written: string | undefined): void {
  if (written === String(formatVersion)) return;
  if (written !== undefined && /^[1-9]\d{0,3}$/.test(written)) {
    throw new Failure(
      'bundle-newer',
      `This bundle is of format ${written}, newer than this Redrope reads (${formatVersion}). Nothing was changed. Update Redrope and try again.`,
    );
  }
  throw unlike(`it does not say “Redrope-Format: ${formatVersion}”, that this is a bundle of Redrope`);
}
