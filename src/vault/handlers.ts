import { randomUUID } from 'node:crypto';
import { historyOf } from '../core/cases/history.ts';
import type { CaseState } from '../core/cases/case-state.ts';
import { describeDocument } from '../core/documents/commands.ts';
import type { CaseEvent } from '../core/events.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../core/findings/commands.ts';
import {
  addDemand,
  changeDemand,
  changeRequest,
  openCase,
  settleFields,
  withdrawDemand,
} from '../core/requests/commands.ts';
import { bundleJobs } from '../ipc/bundle-jobs.ts';
import type { Handlers } from '../ipc/call.ts';
import type { ProcessContract } from '../ipc/contract.ts';
import { documentBlocks, letOut } from './annotations/let-out.ts';
import { annotatedPdf, writeAnnotated } from './annotations/write-annotated.ts';
import { viewCase } from './case-view.ts';
import { checkVault } from './check.ts';
import { receiveInSteps } from './documents/intake.ts';
import { documentPassword, pageTextsFrom } from './documents/page-store.ts';
import { draftsUnder, putDraft } from './drafts.ts';
import { emergencyHandlers } from './emergencies/emergency-handlers.ts';
import type { AsJob } from './jobs.ts';
import { caseState, entriesOf, recordEvents } from './ledger-store.ts';
import { inspectionHandlers } from './inspections/inspection-handlers.ts';
import { folderHandlers } from './folder/folder-handlers.ts';
import { guidelineHandlers } from './guidelines/guideline-handlers.ts';
import { compareHandlers } from './compare/compare-handlers.ts';
import { coverageHandlers } from './coverage/coverage-handlers.ts';
import { recognitionHandlers } from './recognition/recognition-handlers.ts';
import { letterHandlers } from './letters/letter-handlers.ts';
import { handbookHandlers } from './handbook/handbook-handlers.ts';
import { exportHandlers } from './exports/export-handlers.ts';
import { peopleHandlers } from './people/people-handlers.ts';
import { namesKnownHere } from './people/person-store.ts';
import { reportHandlers } from './reports/report-handlers.ts';
import { docketHandlers } from './reports/docket-handlers.ts';
import { historyHandlers } from './reports/history-handlers.ts';
import { exportCalendar } from './review/calendar.ts';
import { docket } from './review/docket.ts';
import { reviewHandlers } from './review/review-handlers.ts';
import { searchVault } from './search.ts';
import { termHandlers } from './terms/term-handlers.ts';
import { noteHandlers } from './notes/note-handlers.ts';
import { secondReviewHandlers } from './second-review/second-review-handlers.ts';
import type { SessionHolder } from './session.ts';
import { readSettings, writeSettings } from './settings.ts';
import { changePassphrase, createVault, openVault } from './vault.ts';

/** What the vault process answers: docs of each call are in the contract. */
export function processHandlers(session: SessionHolder): Handlers<ProcessContract> {
  const open = () => session.open;
  const vault = () => session.open.vault;
  const db = () => session.open.vault.db;
  const record = (caseId: string, command: (state: CaseState) => readonly CaseEvent[]) => {
    recordEvents(vault(), caseId, command(caseState(db(), caseId)));
    return null;
  };
  const asJob: AsJob = async (label, work) => {
    const job = open().jobs.begin(label);
    try {
      return await work({ signal: job.signal, onProgress: job.progress });
    } finally {
      job.end();
    }
  };
  const bundle = (label: string, { upload, passphrase }: { upload: string; passphrase: string | null }) =>
    asJob(label, async (options) => {
      const { openBundle, bundleKeys } = await bundles();
      return openBundle(vault().staging.source(upload), bundleKeys(vault(), passphrase), options);
    });
  return {
    'host.create': async ({ folder, ...vaultOf }) =>
      (await session.begin(() => createVault(folder, vaultOf))).vault.identity,
    'host.unlock': async ({ folder, passphrase, acceptLoss = false }) =>
      (await session.begin(() => openVault(folder, passphrase, { acceptLoss }))).vault.identity,
    'host.exportBundle': ({ file, ...what }) =>
      asJob('Exporting', async (options) => (await bundles()).exportGuarded(vault(), what, file, options)),
    'host.saveAnnotated': ({ file, ...wanted }) =>
      asJob('Writing a copy', async ({ signal }) => writeAnnotated(vault(), wanted, file, signal)),
    'host.exportCalendar': ({ file }) => exportCalendar(vault(), file),
    'host.settings': () => readSettings(db()),
    'host.close': () => nothing(session.end()),

    'vault.identity': () => vault().identity,
    'vault.changePassphrase': ({ current, next }) => nothing(changePassphrase(vault(), current, next)),
    'vault.check': () => asJob('Checking the vault', (options) => checkVault(vault(), options)),
    'settings.get': () => readSettings(db()),
    'settings.set': (settings) => writeSettings(db(), settings),

    'docket.list': () => docket(vault(), vault().now().at),
    'docket.search': ({ words, limit, ...within }) => searchVault(db(), words, limit, within),

    'cases.open': ({ request, demands }) => {
      const id = randomUUID();
      recordEvents(vault(), id, openCase(request, demands, randomUUID));
      return { case: id };
    },
    'cases.show': (input) => viewCase(open(), input.case),
    'cases.history': (input) => {
      const { uncounted } = caseState(db(), input.case);
      return historyOf(entriesOf(db(), input.case), namesKnownHere(db()), uncounted);
    },

    'requests.change': (input) => record(input.case, (state) => changeRequest(state, input.changes)),
    'requests.settle': (input) => record(input.case, (state) => settleFields(state, input.changes)),
    'demands.add': (input) => {
      const demand = randomUUID();
      record(input.case, () => [addDemand(input.terms, demand)]);
      return { demand };
    },
    'demands.change': (input) =>
      record(input.case, (state) => changeDemand(state, input.demand, input.terms)),
    'demands.withdraw': (input) =>
      record(input.case, (state) => withdrawDemand(state, input.demand, input.reason)),

    'uploads.begin': ({ name, bytes }) => ({ upload: vault().staging.begin(name, bytes) }),
    'uploads.piece': ({ upload, bytes }) => nothing(vault().staging.append(upload, bytes)),
    'uploads.cancel': ({ upload }) => nothing(vault().staging.discard(upload)),

    'documents.receive': ({ upload, case: caseId, role }) =>
      asJob('Adding a document', async (options) => {
        const { staging } = vault();
        const [name, source] = [staging.nameOf(upload), staging.source(upload)];
        const file = { case: caseId, name, role, source, sha256: staging.sha256(upload) };
        const received = await receiveInSteps(vault(), file, options);
        staging.discard(upload);
        return received;
      }),
    'documents.describe': (input) =>
      record(input.case, (state) => describeDocument(state, input.document, input.name, input.role)),
    'documents.read': ({ document, offset, length }) => open().document(document).read(offset, length),
    'documents.pageTexts': ({ document, from, count }) => pageTextsFrom(db(), document, from, count),
    'documents.unlock': ({ document, password }) => nothing(open().reading.unlock(document, password)),
    'documents.password': ({ document }) => documentPassword(db(), document),
    'documents.readAgain': ({ document }) => nothing(open().reading.readAgain(document)),
    'documents.stopReading': ({ document }) => nothing(open().reading.stop(document)),

    'findings.make': (input) => {
      const finding = randomUUID();
      record(input.case, (state) => makeFinding(state, finding, input.document, input.anchor, input.reading));
      return { finding };
    },
    'findings.change': (input) =>
      record(input.case, (state) => changeFinding(state, input.finding, input.reading, input.despite)),
    'findings.withdraw': (input) =>
      record(input.case, (state) => withdrawFinding(state, input.finding, input.reason)),

    ...reviewHandlers(open),
    ...inspectionHandlers(open),
    ...emergencyHandlers(open),
    ...secondReviewHandlers(vault),
    ...noteHandlers(vault),
    ...termHandlers(vault),
    'annotations.blocks': (wanted) => documentBlocks(vault(), wanted),
    'annotations.letPrint': ({ lifts, ...wanted }) =>
      nothing(letOut(vault(), wanted, lifts, 'whoever gets hold of the printed pages')),
    'annotations.copy': (wanted) =>
      asJob('Making a copy to print', async ({ signal }) => annotatedPdf(vault(), wanted, signal)),
    ...guidelineHandlers(vault),
    ...handbookHandlers(vault),
    ...exportHandlers(vault),
    ...peopleHandlers(vault),
    ...letterHandlers(vault),
    ...reportHandlers(vault),
    ...compareHandlers(open),
    ...coverageHandlers(vault),
    ...recognitionHandlers(open),
    ...folderHandlers(() => session.open.folder),

    'drafts.put': (draft) => nothing(putDraft(db(), draft)),
    'drafts.list': ({ prefix }) => draftsUnder(db(), prefix),

    'bundles.preview': async (input) => {
      const opened = await bundle(bundleJobs.checking, input);
      const { previewBundle } = await bundles();
      return asJob(bundleJobs.comparing, (options) => previewBundle(vault(), opened, options));
    },
    'bundles.import': async (input) => {
      const opened = await bundle(bundleJobs.checking, input);
      const { importBundle } = await bundles();
      const imported = await asJob(bundleJobs.importing, (options) => importBundle(vault(), opened, options));
      vault().staging.discard(input.upload);
      return imported;
    },

    ...docketHandlers(vault, asJob),
    ...historyHandlers(vault),
    'jobs.cancel': ({ job }) => nothing(open().jobs.cancel(job)),
  };
}

/** Loaded when first used: what writes a bundle's PDF takes longer to load than all that unlocking needs. */
async function bundles() {
  const [reading, previewing, importing, writing] = await Promise.all([
    import('./bundles/open-bundle.ts'),
    import('./bundles/preview-bundle.ts'),
    import('./bundles/import-bundle.ts'),
    import('./exports/guarded-export.ts'),
  ]);
  return { ...reading, ...previewing, ...importing, ...writing };
}

/** The answer of a call that gives nothing, once it is done. */
async function nothing(done: void | Promise<void>): Promise<null> {
  await done;
  return null;
}
