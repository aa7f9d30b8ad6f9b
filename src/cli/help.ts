import { dataCategories, processes, reportCategories } from '../core/legal-basis.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { decidedFileHelp } from './decided-file-help.ts';

/** What `redrope --help` says, by lines. */
export function helpText(): string[] {
  return [
    'redrope: review legal process offline; case material stays encrypted.',
    '',
    'Usage: redrope COMMAND ...',
    '',
    ...Object.entries(commands).flatMap(([name, { usage, summary }]) => [
      `  ${name} ${usage}`,
      `      ${summary}`,
    ]),
    '',
    'Every command takes --json and --help, which shows the shape of its JSON. CASE is the id of a case, or its reference',
    'where only one case has it. Words that begin with a dash go after --.',
    '',
    "A vault's passphrase comes from --passphrase-file FILE (its first line, UTF-8) or is asked for; it is never an",
    "argument. A bundle's own passphrase comes from --bundle-passphrase-file FILE, or is asked for to open one.",
    '',
    'Exit code: 0 done; 1 an expected failure or a fault found, said in one sentence on stderr (with --json also as',
    '{"failure": {"code", "message"}} on stdout); 2 wrong usage.',
    '',
    ...caseFileHelp,
  ];
}

/** What `redrope COMMAND --help` says, by lines. */
export function helpOf(name: string, command: Command): string[] {
  return [
    usageOf(name, command),
    `  ${command.summary}`,
    `  JSON: ${command.json}`,
    ...(name === 'add' ? ['', ...caseFileHelp] : []),
    ...(name === 'decide' ? ['', ...decidedFileHelp] : []),
  ];
}

/** How a command is called, in one line. */
export function usageOf(name: string, { usage }: Command): string {
  return `Usage: redrope ${name} ${usage} [--passphrase-file FILE] [--json]`;
}

const caseFileHelp: readonly string[] = [
  'The file for --new-case is JSON; every field but a demand\'s "data" may be left out:',
  '  {"reference", "agency", "country", "requester": "government|private", "process", "category", "received", "due",',
  '   "emergency", "nondisclosure": {"authority", "until"}, "demands": [{"data", "identifiers": [], "from", "to"}]}',
  'Times are ISO 8601 (2026-11-20T16:12:00-05:00; without an offset, UTC), days 2026-11-20, countries two letters.',
  'received and due may be a day alone; when a nondisclosure ends (until; null: no end is recorded) takes a time, too.',
  `  process: ${processes.ids.join(', ')}`,
  `  category: ${reportCategories.ids.join(', ')}`,
  `  data: ${dataCategories.ids.join(', ')}`,
];
