import type { Command } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const identity: Command = {
  usage: 'VAULT',
  summary: 'Shows your own signing key and your own age recipient, for others to encrypt to you.',
  options: {},
  words: { min: 1, max: 1 },
  run: (invocation) =>
    withVault(invocation, ({ identity: own }) => ({
      json: own,
      text: [
        `Name         ${own.name}`,
        `Signing key  ${own.sshKey}`,
        `Fingerprint  ${own.fingerprint}`,
        `Recipient    ${own.recipient}`,
      ].join('\n'),
    })),
};
