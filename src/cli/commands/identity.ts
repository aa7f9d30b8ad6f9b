import type { Invocation, Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';

export function identity(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, ({ identity: own }) => ({
    json: own,
    lines: [
      `Name         ${own.name}`,
      `Signing key  ${own.sshKey}`,
      `Fingerprint  ${own.fingerprint}`,
      `Recipient    ${own.recipient}`,
    ],
  }));
}
