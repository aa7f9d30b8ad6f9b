import { randomUUID } from 'node:crypto';
import { nameOfDocument, type CaseState } from '../../core/cases/case-state.ts';
import { requireAsShown, signDecision } from '../../core/decisions/commands.ts';
import type { CaseEvent } from '../../core/events.ts';
import { overrideGate, searchElement } from '../../core/evidence/commands.ts';
import { decidedFile, type DecidedFile } from '../../core/evidence/decided-file.ts';
import { Failure } from '../../core/failure.ts';
import { makeFinding, withdrawFinding } from '../../core/findings/commands.ts';
import { describeStretch, isRepeated, placeAnchor } from '../../core/findings/place-anchor.ts';
import { parse } from '../../core/shape.ts';
import { isSealed } from '../../core/second-review/approval.ts';
import { lackingToOverturn } from '../../core/second-review/commands.ts';
import { counted } from '../../core/cases/summary.ts';
import { pageText } from '../../vault/documents/page-store.ts';
import { caseState, recordEvents } from '../../vault/ledger-store.ts';
import { stateAfter } from '../../vault/state-after.ts';
import { storedBasis } from '../../vault/review/decision-basis.ts';
import { secondReviewHandlers } from '../../vault/second-review/second-review-handlers.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Invocation, Outcome } from '../command.ts';
import { documentNamed } from '../document-named.ts';
import { heldFindings } from '../held-findings.ts';
import { readText } from '../read-text.ts';
import { readWaiting } from '../read-waiting.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** Records what a file says was found, searched in vain and overridden, and signs its decisions. */
export async function decide(invocation: Invocation): Promise<Outcome> {
  const file = readDecided(word(invocation, 2));
  return withVault(invocation, async (vault) => {
    const caseId = caseNamed(vault, word(invocation, 1));
    // So that words are found, and pages counted.
    await readWaiting(vault, []);
    const ids = new Map((file.findings ?? []).map(({ name }) => [name, randomUUID()]));
    const evidence = evidenceOf(vault, caseState(vault.db, caseId), file, ids);
    const signed = decisionsOf(vault, stateAfter(vault, caseId, evidence), file, ids);
    const entries = recordEvents(vault, caseId, [...evidence, ...signed]);
    const decisions = entries.slice(entries.length - signed.length);
    const sealed = isSealed(caseState(vault.db, caseId).secondReview);
    const [findings, searches] = [ids.size, file.notFound?.length ?? 0];
    const held = new Set(file.stillHold?.map(({ finding }) => finding)).size;
    const withdrawn = file.withdrawn?.length ?? 0;
    const earlier = [
      ...(held > 0 ? [`${counted(held, 'finding holds', 'findings hold')} all the same`] : []),
      ...(withdrawn > 0 ? [`${counted(withdrawn, 'finding')} withdrawn`] : []),
    ];
    return {
      json: { case: caseId, findings: Object.fromEntries(ids), decisions, sealed },
      lines: [
        `Recorded: ${[counted(findings, 'finding'), ...earlier, counted(searches, 'search in vain', 'searches in vain'), counted(decisions.length, 'decision')].join(', ')}.`,
        ...decisions.map((entry) => `  decision ${entry}`),
        ...(sealed
          ? [
              'All of it is sealed: the blind review shows it to the other side once both have committed. “redrope commit” binds you to yours.',
            ]
          : []),
      ],
    };
  });
}

/** Binds the vault's reviewer to their side of a blind second review. */
export function commit(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, async (vault) => {
    const caseId = caseNamed(vault, word(invocation, 1));
    await secondReviewHandlers(() => vault)['secondReview.commit']({ case: caseId });
    const open = !isSealed(caseState(vault.db, caseId).secondReview);
    return {
      json: { case: caseId, open },
      lines: [
        open
          ? 'Committed. Both sides are bound: yours goes with the next bundle, and theirs can be shown once it is here.'
          : 'Committed: your side stays sealed, and as it is, until the other side has committed too.',
      ],
    };
  });
}

function readDecided(path: string): DecidedFile {
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw new Failure('invalid-input', `The file ${path} is not JSON. Nothing was recorded.`);
  }
  const file = parse(decidedFile, value);
  const twice = hasTwice(file.findings?.map(({ name }) => name))
    ? 'Two findings of the file have the same name.'
    : hasTwice(file.decisions?.map(({ demand }) => demand))
      ? 'The file decides twice on the same demand. Leave one of the two decisions out.'
      : saysTwiceOfFinding(file)
        ? 'The file says twice what becomes of the same finding. Leave one of the two out.'
        : null;
  if (twice === null) return file;
  throw new Failure('invalid-input', `${twice} Nothing was recorded.`);
}

/** Of a finding that holds despite several versions each is said once. */
function saysTwiceOfFinding({ stillHold = [], withdrawn = [] }: DecidedFile): boolean {
  const held = new Set(stillHold.map(({ finding }) => finding));
  return (
    hasTwice(stillHold.map(({ finding, despite }) => `${finding} ${despite}`)) ||
    hasTwice([...held, ...withdrawn.map(({ finding }) => finding)])
  );
}

function hasTwice(names: readonly string[] = []): boolean {
  return new Set(names).size < names.length;
}

function evidenceOf(
  vault: Vault,
  state: CaseState,
  { findings = [], stillHold = [], withdrawn = [], notFound = [], overridden = [] }: DecidedFile,
  ids: ReadonlyMap<string, string>,
): readonly CaseEvent[] {
  const { documents } = storedBasis(vault.db, state);
  return [
    ...heldFindings(vault, state, stillHold),
    ...withdrawn.flatMap(({ finding, reason }) => withdrawFinding(state, finding, reason)),
    ...findings.flatMap(({ name, document: called, page, quote, note = '', ...reading }) => {
      const document = documentNamed(state, called);
      const place = { document, page, called: nameOfDocument(state, document) };
      const anchor = { page, ...placeOf(vault, place, quote), boxes: [] };
      return makeFinding(state, ids.get(name) ?? '', document, anchor, { ...reading, note });
    }),
    ...notFound.flatMap(({ element, document, from, to, note = '', ...concern }) =>
      searchElement(
        state,
        element,
        [{ document: documentNamed(state, document), from, to }],
        note,
        documents,
        concern,
      ),
    ),
    ...overridden.flatMap(({ elements, reason, ...concern }) =>
      overrideGate(elements, reason, { state, concern }),
    ),
  ];
}

interface NamedPage {
  readonly document: string;
  readonly page: number;
  /** The name of the document. */
  readonly called: string;
}

function placeOf({ db }: Vault, { document, page, called }: NamedPage, exact: string) {
  const words = pageText(db, document, page);
  const place = placeAnchor({ quote: { exact, prefix: '', suffix: '' }, position: null }, words);
  const described = place === null ? null : describeStretch(words, place.start, place.end);
  if (described === null) {
    throw new Failure(
      'invalid-input',
      `Page ${page} of “${called}” has no such words: “${exact.slice(0, 80)}”. Nothing was recorded.`,
    );
  }
  if (!isRepeated(words, exact)) return described;
  throw new Failure(
    'invalid-input',
    `Page ${page} of “${called}” has these words more than once: “${exact.slice(0, 80)}”. Nothing was recorded. Quote more of what stands around the place that is meant.`,
  );
}

/** Each is measured by the case as the evidence would leave it. */
function decisionsOf(
  vault: Vault,
  state: CaseState,
  { decisions = [] }: DecidedFile,
  ids: ReadonlyMap<string, string>,
): readonly CaseEvent[] {
  const basis = storedBasis(vault.db, state);
  try {
    return decisions.flatMap(
      ({ reasons = [], findings = [], rationale = '', narrowed = null, terms, ...rest }) => {
        if (terms !== undefined) requireAsShown(state, rest.demand, terms);
        const cited = findings.map((name) => ids.get(name) ?? name);
        const position = { ...rest, reasons, findings: cited, rationale, narrowed };
        const lacking = lackingToOverturn(state, position, vault.identity.key);
        if (lacking !== null) throw new Failure('decision-incomplete', lacking);
        return signDecision(state, position, basis);
      },
    );
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw new Failure(thrown.code, `${thrown.message} Nothing of the file was recorded.`);
  }
}
