import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands } from '../src/cli/commands.ts';
import { decidedFileHelp } from '../src/cli/decided-file-help.ts';
import { projectRoot } from './project.ts';

export const cliPage = join(projectRoot, 'docs', 'cli.md');

const begin = '## Commands\n';
const end = '## The case file';

/** docs/cli.md with its part "Commands" as src/cli/commands.ts has it by now. */
export function withCommands(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`docs/cli.md lacks "${begin.trim()}" or "${end}"`);
  const parts = Object.entries(commands).map(
    ([name, { usage, summary, json }]) =>
      `### ${name}\n\n${fenced(`redrope ${name} ${usage}`)}\n${summary}\n\n${fenced(json)}\n${name === 'decide' ? `${fenced(decidedFileHelp.join('\n'))}\n` : ''}`,
  );
  return `${page.slice(0, from)}${begin}\n${parts.join('')}${page.slice(to)}`;
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\`\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(cliPage, withCommands(await readFile(cliPage, 'utf8')));
}
