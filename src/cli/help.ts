import type { Command } from './command.ts';
import { commands } from './commands.ts';

export function helpText(): string {
  const lines = Object.entries(commands).map(
    ([name, command]) => `  ${name} ${command.usage}\n      ${command.summary}`,
  );
  return `redrope: review legal process offline; case material stays encrypted.

Usage: redrope COMMAND ...

${lines.join('\n')}

Every command takes --json. A vault's passphrase comes from --passphrase-file FILE (its first line) or is asked for;
it is never an argument. A bundle's own passphrase comes from --bundle-passphrase-file FILE.

Exit code: 0 done; 1 an expected failure or a fault found, said in one sentence (with --json also as
{"failure": {"code", "message"}}); 2 wrong usage.

The file for --new-case is JSON; every field but a demand's "data" may be left out:
  {"reference", "agency", "country", "requester": "government|private", "process", "category",
   "received", "due", "emergency", "demands": [{"data", "identifiers": [], "from", "to"}]}
`;
}

export function helpOf(name: string, command: Command): string {
  return `redrope ${name} ${command.usage}\n  ${command.summary}\n`;
}
