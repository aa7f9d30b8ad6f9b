import { addresseeNamed } from '../../vault/people/addressees.ts';
import { secondReviewHandlers } from '../../vault/second-review/second-review-handlers.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** Asks for a second review of a case, or takes one's own request back. */
export function askReview(invocation: Invocation): Promise<Outcome> {
  const reason = invocation.option('take-back');
  const [of, note] = [invocation.option('of'), invocation.option('note')];
  const mode = invocation.flags.has('blind') ? 'blind' : 'open';
  if (reason !== undefined && (mode === 'blind' || (of ?? note) !== undefined))
    throw new UsageError('--take-back stands alone.');
  return withVault(invocation, async (vault) => {
    const caseId = caseNamed(vault, word(invocation, 1));
    const handlers = secondReviewHandlers(() => vault);
    if (reason !== undefined) {
      await handlers['secondReview.recall']({ case: caseId, reason });
      return {
        json: { case: caseId, asked: null },
        lines: ['Taken back: the decisions of this case need nobody’s approval now.'],
      };
    }
    const person = of === undefined ? null : addresseeNamed(vault.db, of);
    const by = person?.key ?? null;
    await handlers['secondReview.ask']({ case: caseId, mode, by, note: note ?? '' });
    return {
      json: { case: caseId, asked: { mode, by } },
      lines: [
        `Asked ${person === null ? 'any other reviewer' : person.name} for a${mode === 'blind' ? ' blind' : ''} second review: decisions are proposals until another person approves them. Export the case, so that they get it.`,
        ...(mode === 'blind'
          ? ['What you find and decide from now on is sealed until both sides have committed.']
          : []),
      ],
    };
  });
}
