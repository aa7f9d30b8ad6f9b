import { canonicalJson } from '../../src/core/ledger/canonical-json.ts';
import type { CaseEvent } from '../../src/core/events.ts';
import type { SignedEntry } from '../../src/core/ledger/entry.ts';
import { headsOf } from '../../src/core/ledger/graph.ts';
import { isRevealed } from '../../src/core/second-review/approval.ts';
import { laneFor } from '../../src/core/second-review/sealing.ts';
import { actOn, CastReviewer, namedHash } from './ledger-cast.ts';

/** One reviewer's own copy of a case that keeps a side of a blind review back, as the vault does in its lane. */
export class SealingReviewer extends CastReviewer {
  readonly sealed = new Set<string>();

  /** What may leave. */
  get open(): readonly SignedEntry[] {
    return [...this.entries.values()].filter(({ id }) => !this.sealed.has(id));
  }

  get sealedHead(): string | null {
    return headsOf(this.entries.values()).find((id) => this.sealed.has(id)) ?? null;
  }

  override record(...events: readonly CaseEvent[]): readonly SignedEntry[] {
    const before = this.state.secondReview;
    const isInLane = laneFor(this.state, this.signer.author, events) !== null;
    if (!isInLane && this.#namesSealed(events)) return [];
    const begins = isInLane && this.sealed.size === 0 && before !== null;
    const nonce = namedHash(`${this.signer.author} ${String(this.entries.size)}`);
    const first: readonly CaseEvent[] = begins
      ? [{ type: 'second-review-sealed', request: before.entry, nonce }]
      : [];
    const signed = [...first, ...events].map((event) => this.#sign(event, isInLane));
    if (before !== null && this.state.secondReview === null) this.sealed.clear();
    this.#openRevealed();
    return signed;
  }

  override learn(entries: Iterable<SignedEntry>): void {
    super.learn(entries);
    this.#openRevealed();
  }

  #sign(event: CaseEvent, isInLane: boolean): SignedEntry {
    const seen = isInLane ? [...this.entries.values()] : this.open;
    const signed = actOn(
      headsOf(seen).map((id) => this.entry(id)),
      this.signer,
      event,
    );
    this.entries.set(signed.id, signed);
    if (isInLane) this.sealed.add(signed.id);
    return signed;
  }

  #namesSealed(events: readonly CaseEvent[]): boolean {
    const made = [...this.sealed].flatMap((id) => {
      const { event } = this.entry(id).entry;
      return event.type === 'finding-made' ? [id, event.finding] : [id];
    });
    return events.some(
      (event) =>
        event.type !== 'second-review-committed' && made.some((name) => canonicalJson(event).includes(name)),
    );
  }

  #openRevealed(): void {
    const { secondReview } = this.state;
    if (secondReview === null || !isRevealed(secondReview)) return;
    if (secondReview.commits.some(({ author }) => author === this.signer.author)) this.sealed.clear();
  }
}
