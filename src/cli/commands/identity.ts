import { wordsOf } from '../../vault/people/words-of.ts';
import type { Invocation, Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';

export function identity(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, ({ identity: own }) => ({
    json: { ...own, words: wordsOf(own.key) },
    lines: [
      `Name         ${own.name}`,
      `Signing key  ${own.sshKey}`,
      `Fingerprint  ${own.fingerprint}`,
      `In words     ${wordsOf(own.key).join(' ')}`,
      `Recipient    ${own.recipient}`,
    ],
  }));
}
