import { existsSync } from 'node:fs';
import { counted } from '../../core/cases/summary.ts';
import { blocksInWords } from '../../core/exports/firewall.ts';
import { Failure } from '../../core/failure.ts';
import { faultsOfReasons, othersBeside, planExport } from '../../vault/exports/export-plan.ts';
import { exportGuarded } from '../../vault/exports/guarded-export.ts';
import { addresseeNamed, changedFor } from '../../vault/people/addressees.ts';
import { visibleText } from '../../core/visible-text.ts';
import type { ExportPlan } from '../../ipc/export-views.ts';
import type { Person } from '../../ipc/people-views.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { leavingInWords, renewalInWords } from '../leaving.ts';
import { stateMark } from '../person-words.ts';
import { leftOutInWords, membersOf, type LeftOut } from './groups.ts';
import { stoppable } from '../stoppable.ts';
import { caseNamed, withVault } from '../with-vault.ts';

export async function exportCases(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to');
  const isPreview = invocation.flags.has('preview');
  if (file === undefined && !isPreview)
    throw new UsageError('Say where to: --to FILE, or look first: --preview.');
  const named = invocation.options('recipient');
  const passphrase = await invocation.passphrases.bundle();
  const plain = invocation.flags.has('plain');
  const toPeople = invocation.options('for');
  const toGroups = invocation.options('group');
  const isForPeople = toPeople.length + toGroups.length > 0;
  const unconfirmed = invocation.flags.has('unconfirmed');
  const sinceLast = invocation.flags.has('since-last') || unconfirmed;
  if ([named.length > 0 || isForPeople, passphrase !== null, plain].filter(Boolean).length > 1) {
    throw new UsageError(
      'Choose one of --for, --group or --recipient, --bundle-passphrase-file and --plain.',
    );
  }
  if (sinceLast && !isForPeople)
    throw new UsageError(
      'Say since the last exchange with whom, or what who did not confirm: --for PERSON or --group NAME.',
    );
  if (!sinceLast && invocation.words.length < 2) throw new UsageError('Name at least one case.');
  if (file !== undefined && existsSync(file))
    throw new Failure('file-exists', `${file} exists already and was left as it is.`);
  return withVault(invocation, async (vault) => {
    const chosen = [...new Set(invocation.words.slice(1).map((name) => caseNamed(vault, name)))];
    const { members, leftOut } = membersOf(vault.db, toGroups);
    const found = [...toPeople.map((person) => addresseeNamed(vault.db, person)), ...members];
    const addressees = [...new Map(found.map((person) => [person.key, person])).values()];
    const cases = sinceLast ? changedFor(vault.db, addressees, chosen, { unconfirmed }) : chosen;
    const toSelf = named.length === 0 && !isForPeople && passphrase === null && !plain;
    const target = {
      cases,
      people: addressees.map(({ key }) => key),
      recipients: toSelf ? [vault.identity.recipient] : named,
      open: plain || passphrase !== null,
    };
    const others = othersBeside(vault.db, cases);
    const plan = planExport(vault, target, others);
    const { blocks } = plan;
    const reason = invocation.option('allow') ?? '';
    const lifts = blocks.map(({ id }) => ({ block: id, reason }));
    if (file === undefined || isPreview) {
      const faults = faultsOfReasons(others, plan, lifts);
      return {
        json: {
          ...plan,
          ...(reason === '' ? {} : { allow: { reason, faults } }),
          ...leftOutOf(leftOut),
        },
        lines: [...leavingInWords(plan), ...reasonInWords(plan, reason, faults)],
        notes: [...leftOut.map(leftOutInWords), 'Nothing was written.'],
      };
    }
    const receipt = await stoppable((signal) =>
      exportGuarded(vault, { ...target, passphrase, lifts, others }, file, { signal }),
    );
    const holds = `${counted(receipt.cases, 'case')}, ${counted(receipt.entries, 'entry', 'entries')}, ${counted(receipt.documents, 'document')}`;
    return {
      json: {
        ...receipt,
        ...(addressees.length === 0 ? {} : { for: addressees.map(inBrief), caseIds: cases }),
        ...leftOutOf(leftOut),
      },
      notes: [
        ...leftOut.map(leftOutInWords),
        ...blocksInWords(blocks).map((what) => `Left all the same, as the case records: ${what}`),
        ...plan.renewals.map(renewalInWords),
      ],
      lines: [
        `Wrote ${file}: ${holds}, SHA-256 ${receipt.sha256}.`,
        ...addressees.map(({ name, state, words }) => `For ${name}${stateMark(state)}: ${words.join(' ')}`),
        ...(sinceLast ? ['Each case that changed is in it as a whole; the others are left out.'] : []),
        ...(toSelf ? ['It is encrypted to yourself alone; --recipient names others.'] : []),
        ...(plain ? ['It is not encrypted: anyone who has the file can read it.'] : []),
      ],
    };
  });
}

/** What goes along besides where a reason is given, and what of it may not. */
function reasonInWords({ blocks }: ExportPlan, reason: string, faults: readonly string[]): string[] {
  const cases = new Set(blocks.map((block) => block.case)).size;
  if (cases === 0 || reason.trim() === '') return [];
  return [
    `With --allow ${counted(cases, 'more signed entry goes', 'more signed entries go')} along, which ${cases === 1 ? 'says' : 'say'} for whom it was let out, in spite of what, and why: “${visibleText(reason.trim())}”`,
    ...faults.map((fault) => `May not leave: ${fault}`),
  ];
}

function leftOutOf(leftOut: readonly LeftOut[]) {
  return leftOut.length === 0 ? {} : { leftOut: leftOut.map(({ person }) => inBrief(person)) };
}

function inBrief({ name, key, state }: Person): Pick<Person, 'name' | 'key' | 'state'> {
  return { name, key, state };
}
