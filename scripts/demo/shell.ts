import { runCommand } from '../command.ts';

/**
 * Prints a shell command, runs it in `folder`, prints what it answers, and gives that.
 * Throws when it does not exit with 0.
 */
export async function shell(
  folder: string,
  command: string,
  answer: 'shown' | 'kept' = 'shown',
): Promise<string> {
  console.log(`  $ ${command}`);
  const script = `cd "$1" && { ${command}\n}`;
  const { code, output } = await runCommand('sh', ['-c', script, 'sh', folder], { quiet: true });
  const lines = output.trimEnd().split('\n');
  if (output !== '' && (answer === 'shown' || code !== 0))
    for (const line of lines) console.log(`    ${line}`);
  if (code !== 0) throw new Error(`That command failed with exit code ${String(code)}.`);
  return output;
}
