import type { PersonState } from '../core/people/standing.ts';

/** Somebody who signs entries, or to whom bundles go, and what a person made of them. */
export interface Person {
  readonly name: string;
  readonly role: string;
  /** Ed25519 public key, hexadecimal. */
  readonly key: string;
  /** age recipient; empty where they named none. */
  readonly recipient: string;
  /** UTC, when their card was made; null where no card was taken in. */
  readonly madeAt: string | null;
  readonly state: Exclude<PersonState, 'self'>;
  /** Whether they review on one's own side; nondisclosure keeps what it covers from everybody else. */
  readonly side: 'team' | 'outside';
  /** UTC: when the state was set; null for somebody of whom nothing was decided. */
  readonly since: string | null;
  /** `SHA256:…` as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
  /** The same in words, to be read over the telephone. */
  readonly words: readonly string[];
  /** The key of a person here that signed this one as its successor, until somebody decides on it. */
  readonly renews: string | null;
}
