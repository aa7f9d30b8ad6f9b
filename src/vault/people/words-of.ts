import { keyWords } from '../../core/people/key-words.ts';
import { sshKeyDigest } from '../ssh-key.ts';

/** The words by which a public key (hexadecimal) is compared. */
export function wordsOf(key: string): readonly string[] {
  return keyWords(sshKeyDigest(key).toString('hex'));
}
