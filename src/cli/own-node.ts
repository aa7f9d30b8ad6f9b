import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// As redrope.ts: an older Node must be able to read this.

/** Node as the project's own packages have it, seen from out/node and from src/cli. */
const ownNode = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs this command line again on the project's own Node, or says what is missing. Gives the exit code. */
export async function runOnOwnNode(neededNode: number): Promise<number> {
  if (!existsSync(ownNode)) {
    process.stderr.write(
      `redrope needs Node ${neededNode} or newer; this is Node ${process.versions.node}.` +
        ` Install it, or run it from the project's folder after npm ci: npm run -s redrope -- COMMAND\n`,
    );
    return 1;
  }
  const child = spawn(ownNode, process.argv.slice(1), { stdio: 'inherit' });
  // A terminal's Ctrl+C reaches the child by itself; what another process sends here has to be passed on.
  for (const ending of endings) {
    process.on(ending, () => {
      if (ending !== 'SIGINT') child.kill(ending);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === null) return resolve(code ?? 1);
      for (const ending of endings) process.removeAllListeners(ending);
      process.kill(process.pid, signal);
    });
  });
}
