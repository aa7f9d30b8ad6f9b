import { main } from '../../src/cli/main.ts';
import { unlocked, type Ended } from './redrope-process.ts';

/**
 * Runs a command to its end in this process, in `folder`, as redrope-process.ts does in one of its own: for tests that
 * are about what a command does, where starting a process would cost more than the command.
 */
export async function run(folder: string, ...args: readonly string[]): Promise<Omit<Ended, 'signal'>> {
  const streams = [process.stdout, process.stderr] as const;
  const [stdout, stderr] = streams.map(captured);
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await main(args);
    return { code, stdout: stdout?.text() ?? '', stderr: stderr?.text() ?? '' };
  } finally {
    process.chdir(before);
    stdout?.release();
    stderr?.release();
  }
}

function captured(stream: NodeJS.WriteStream) {
  const write = stream.write.bind(stream);
  const listeners = new Set(stream.listeners('error'));
  const pieces: Buffer[] = [];
  stream.write = (piece: string | Uint8Array) => {
    pieces.push(Buffer.from(piece));
    return true;
  };
  return {
    text: () => Buffer.concat(pieces).toString('utf8'),
    release: () => {
      stream.write = write;
      for (const listener of stream.listeners('error'))
        if (!listeners.has(listener)) stream.off('error', listener as () => void);
    },
  };
}

/** Runs a command on a vault that has the tests' passphrase. */
export function runUnlocked(folder: string, ...args: readonly string[]) {
  return run(folder, ...args, ...unlocked(folder));
}

/** Runs such a command with --json; throws unless it is done, and gives what it printed. */
export async function json<T>(folder: string, ...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await runUnlocked(folder, ...args, '--json');
  if (code !== 0) throw new Error(`redrope ${args.join(' ')}: ${code} ${stderr}`);
  return JSON.parse(stdout) as T;
}
