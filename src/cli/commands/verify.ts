import { readFileSync } from 'node:fs';
import { counted } from '../../core/cases/summary.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { verifyReport, type VerifyReport } from '../../vault/bundles/verify-report.ts';
import type { Invocation, Outcome } from '../command.ts';
import { stoppable } from '../stoppable.ts';
import { wantsPassphrase } from '../wants-passphrase.ts';
import { word } from '../with-vault.ts';

export async function verify(invocation: Invocation): Promise<Outcome> {
  const file = word(invocation, 0);
  const keys = {
    ageIdentities: invocation.options('identity').flatMap(identitiesIn),
    passphrase: await invocation.passphrases.bundle(wantsPassphrase(file)),
  };
  const report = await stoppable((signal) => verifyReport(file, keys, { signal }));
  const { failure } = report;
  if (failure === undefined) return { json: report, lines: inWords(report) };
  return {
    json: report,
    lines: report.problems,
    fault: { code: failure.code, message: verdict(failure.code) },
  };
}

function verdict(code: FailureCode): string {
  return code === 'bundle-locked'
    ? 'The bundle could not be opened, so nothing of it was checked. If it is for a vault of yours, that opens it: redrope import VAULT FILE --preview makes every check and changes nothing.'
    : 'The bundle did not pass: rely on nothing in it.';
}

function inWords({
  cases,
  entries,
  documents,
  signers,
  notCompared,
  blindReviews = [],
  forks = [],
}: VerifyReport): string[] {
  const counts = [
    counted(cases, 'case'),
    counted(entries, 'entry', 'entries'),
    counted(documents, 'document'),
  ];
  return [
    `${notCompared.length === 0 ? 'Whole and unaltered' : 'Whole, and unaltered but for what was not compared'}: ${counts.join(', ')}.`,
    ...notCompared,
    ...signers.map(
      (signer) =>
        `${signer.signedBundle ? 'Signed by' : 'Entries by'} ${signer.name}, ${signer.fingerprint}, ${counted(signer.entries, 'entry', 'entries')}`,
    ),
    ...forks.map(({ case: caseId, words }) => `${caseId}: ${words}`),
    ...blindReviews.map(({ case: caseId, words }) => `${caseId}: ${words}`),
  ];
}

function identitiesIn(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure('file-unreadable', `The identity file ${file} cannot be read.`);
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (identities.length > 0) return identities;
  throw new Failure(
    'invalid-input',
    `The identity file ${file} holds no identity. age-keygen makes such files.`,
  );
}
