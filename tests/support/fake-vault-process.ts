import { Failure } from '../../src/core/failure.ts';
import { serve, type Port } from '../../src/ipc/rpc.ts';
import { object, text } from '../../src/core/shape.ts';
import { call } from '../../src/ipc/call.ts';
import type { Identity } from '../../src/ipc/views.ts';

/**
 * A fake of the vault process, for tests of what the shell does with it. The passphrase says how it behaves:
 * "wrong" is refused, "stuck" never closes, "crash" ends when asked for its owner.
 */
const contract = {
  'host.unlock': call<Identity>()(object({ folder: text(4096), passphrase: text(1000) })),
  'host.close': call<null>()(object({})),
  'vault.identity': call<Identity>()(object({})),
} as const;

const owner: Identity = { name: 'A', key: 'k', sshKey: 's', fingerprint: 'f', recipient: 'r' };
let behaviour = '';

const port: Port = {
  post: (message) => void process.send?.(message),
  onMessage: (listener) => void process.on('message', listener),
};

serve(port, contract, {
  'host.unlock'({ passphrase }) {
    if (passphrase === 'wrong') throw new Failure('wrong-passphrase', 'This is not the passphrase.');
    behaviour = passphrase;
    return owner;
  },
  'host.close': () => (behaviour === 'stuck' ? new Promise<null>(() => {}) : null),
  'vault.identity': () => (behaviour === 'crash' ? process.exit(1) : owner),
});
