import { freeLinkKind } from '../core/cases/events.ts';
import type { HistoryItem } from '../core/cases/history.ts';
import type { CaseSummary } from '../core/cases/summary.ts';
import { recordedFacts } from '../core/clocks/events.ts';
import { position } from '../core/decisions/events.ts';
import { documentName } from '../core/documents/events.ts';
import { anchor, reading } from '../core/findings/events.ts';
import { ruleId, type Profile } from '../core/guidelines/guideline.ts';
import { documentRoles, elements } from '../core/legal-basis.ts';
import { id, line, moment, paragraph, sha256 } from '../core/primitives.ts';
import { demandTerms, requestChanges, requestRecord } from '../core/requests/events.ts';
import { boolean, bytes, integer, list, nullable, object, oneOf, optional, text } from '../core/shape.ts';
import { annotationHostCalls, annotationShellCalls, annotationVaultCalls } from './annotation-calls.ts';
import { chosenKeys } from './bare-keys.ts';
import { call } from './call.ts';
import { compareCalls } from './compare-calls.ts';
import { coverageCalls } from './coverage-calls.ts';
import { folderHostCalls, folderShellCalls, folderVaultCalls } from './folder-calls.ts';
import { recognitionCalls } from './recognition-calls.ts';
import { inspectionCalls } from './inspection-calls.ts';
import { demandCalls, emergencyCalls } from './emergency-calls.ts';
import { handbookHostCalls, handbookShellCalls } from './handbook-calls.ts';
import { exportHostCalls, exportShellCalls, exportVaultCalls } from './export-calls.ts';
import { peopleHostCalls, peopleShellCalls, peopleVaultCalls } from './people-calls.ts';
import { noteCalls } from './note-calls.ts';
import { secondReviewCalls } from './second-review-calls.ts';
import { letterHostCalls, letterShellCalls, letterVaultCalls } from './letter-calls.ts';
import { termCalls } from './term-calls.ts';
import { reportHostCalls, reportShellCalls, reportVaultCalls } from './report-calls.ts';
import type {
  AppInfo,
  CalendarReceipt,
  CaseView,
  CheckReport,
  Draft,
  EditionComparison,
  GuidelineProfile,
  Identity,
  ImportPreview,
  Received,
  SearchHit,
  Settings,
} from './views.ts';

const nothing = object({});
const passphrase = text(1000);
const role = oneOf(documentRoles.ids);
/** Names an upload or a job while it lasts. */
const job = id;
const path = text(4096, 1);
const element = oneOf(elements.ids);
const page = integer(1, 1_000_000);
const reason = text(20_000, 1);
/** The demands that are meant alone; absent: everything demanded. */
const meant = optional(list(id, 1000, 1));
/** The text of a guideline file. */
const guidelineText = text(4_000_000);

/** What the window may ask of the shell. No call takes a path; dialogs give paths, and the shell keeps them. */
export const shellCalls = {
  'app.info': call<AppInfo>()(nothing),
  /** Asks for a folder by dialog. False when the person cancelled. */
  'app.chooseVault': call<boolean>()(object({ for: oneOf(['open', 'create']) })),
  'app.createVault': call<Identity>()(object({ name: line, passphrase })),
  /** `acceptLoss` goes on with what is there after a failure `entries-lost`. */
  'app.unlock': call<Identity>()(object({ passphrase, acceptLoss: optional(boolean) })),
  'app.lock': call<null>()(nothing),
  /** The window's answer to the event `locking`. */
  'app.readyToLock': call<null>()(nothing),
  'app.quit': call<null>()(nothing),
  ...exportShellCalls,
  /** The deadlines of all cases, named after no target, as iCalendar; null when the person cancelled. */
  'app.exportCalendar': call<CalendarReceipt | null>()(nothing),
  'app.setTheme': call<null>()(object({ theme: oneOf(['system', 'light', 'dark']) })),
  ...handbookShellCalls,
  ...peopleShellCalls,
  ...annotationShellCalls,
  ...letterShellCalls,
  ...reportShellCalls,
  ...folderShellCalls,
} as const;

/** What the window may ask of the unlocked vault; the shell only relays it. */
export const vaultCalls = {
  'vault.identity': call<Identity>()(nothing),
  'vault.changePassphrase': call<null>()(object({ current: passphrase, next: passphrase })),
  'vault.check': call<CheckReport>()(nothing),
  'settings.get': call<Settings>()(nothing),
  'settings.set': call<Settings>()(
    object({
      theme: oneOf(['system', 'light', 'dark']),
      lockAfterMinutes: integer(1, 240),
      singleKeys: boolean,
      publisher: text(200),
      keys: chosenKeys,
    }),
  ),

  'docket.list': call<readonly CaseSummary[]>()(nothing),
  'docket.search': call<readonly SearchHit[]>()(
    object({
      words: text(500, 1),
      limit: integer(1, 500),
      kind: optional(oneOf(['case', 'document', 'finding', 'decision', 'note'])),
      case: optional(id),
      document: optional(sha256),
    }),
  ),

  'cases.open': call<{ readonly case: string }>()(
    object({ request: requestRecord, demands: list(demandTerms, 1000) }),
  ),
  'cases.show': call<CaseView>()(object({ case: id })),
  'cases.history': call<readonly HistoryItem[]>()(object({ case: id })),

  /** Links to another case of the vault. `kind` says what the other one is to this one. */
  'cases.link': call<null>()(object({ case: id, other: id, kind: freeLinkKind })),
  /** Has this preservation count as the extension of an earlier one, which is renewed by it. */
  'cases.extend': call<null>()(object({ case: id, earlier: id })),
  'cases.unlink': call<null>()(object({ case: id, other: id, reason })),
  /** Only once every demand is decided, and approved where that is wanted. Failures: `decision-incomplete`, `approval-missing`, `case-closed`. */
  'cases.respond': call<null>()(object({ case: id, note: paragraph })),
  'cases.close': call<null>()(object({ case: id, reason })),
  /** Whoever requested took the request back. */
  'cases.withdraw': call<null>()(object({ case: id, reason })),
  'cases.reopen': call<null>()(object({ case: id, reason })),

  'requests.change': call<null>()(object({ case: id, changes: requestChanges })),
  /** Of contested fields, the values that hold. */
  'requests.settle': call<null>()(object({ case: id, changes: requestChanges })),
  'demands.add': call<{ readonly demand: string }>()(object({ case: id, terms: demandTerms })),
  'demands.change': call<null>()(object({ case: id, demand: id, terms: demandTerms })),
  'demands.withdraw': call<null>()(object({ case: id, demand: id, reason: line })),

  /** A file comes in by pieces, in order; nothing of it is recorded before `finish`. */
  'uploads.begin': call<{ readonly upload: string }>()(
    object({ name: documentName, bytes: integer(0, Number.MAX_SAFE_INTEGER) }),
  ),
  'uploads.piece': call<null>()(object({ upload: job, bytes })),
  'uploads.cancel': call<null>()(object({ upload: job })),

  /** Turns a finished upload into a document of a case. Reading its pages goes on in the background. */
  'documents.receive': call<Received>()(object({ upload: job, case: id, role })),
  'documents.describe': call<null>()(object({ case: id, document: sha256, name: documentName, role })),
  /** Bytes `offset` up to `offset + length` of the file as it came; shorter at its end. */
  'documents.read': call<Uint8Array>()(
    object({ document: sha256, offset: integer(0, Number.MAX_SAFE_INTEGER), length: integer(1, 4_194_304) }),
  ),
  /** Texts of pages in order, `count` at the most and one at the least; fewer where they are long. */
  'documents.pageTexts': call<readonly string[]>()(
    object({ document: sha256, from: integer(1, 1_000_000), count: integer(1, 100) }),
  ),
  /** Tries a password; it is kept inside the vault when it opens the document, and reading begins anew. */
  'documents.unlock': call<null>()(object({ document: sha256, password: text(1000) })),
  /** The password that opened the document, for showing it; null where it needs none. */
  'documents.password': call<string | null>()(object({ document: sha256 })),
  'documents.readAgain': call<null>()(object({ document: sha256 })),
  'documents.stopReading': call<null>()(object({ document: sha256 })),

  'findings.make': call<{ readonly finding: string }>()(
    object({ case: id, document: sha256, anchor, reading }),
  ),
  /** `despite`: it holds all the same, although its words changed in that document. */
  'findings.change': call<null>()(object({ case: id, finding: id, reading, despite: optional(sha256) })),
  'findings.withdraw': call<null>()(object({ case: id, finding: id, reason: line })),

  /** “Not found; these pages were searched”: of one element, in as many documents as were searched. */
  'elements.search': call<null>()(
    object({
      case: id,
      element,
      pages: list(object({ document: sha256, from: page, to: page }), 1000, 1),
      note: paragraph,
      demands: meant,
    }),
  ),
  /** Lets decisions be signed although these elements rest on nothing. */
  'gate.override': call<null>()(
    object({ case: id, elements: list(element, elements.ids.length, 1), reason, demands: meant }),
  ),
  /** When something happened from which a clock runs; null takes it back. */
  'moments.record': call<null>()(object({ case: id, fact: oneOf(recordedFacts), moment: nullable(moment) })),
  /** A renewed request or an extension came. */
  'renewals.record': call<null>()(object({ case: id, moment })),
  'renewals.withdraw': call<null>()(object({ case: id, moment, reason: line })),

  /**
   * `terms` are the demand as whoever signs was shown it. Failures: `refused` where it changed since;
   * `evidence-missing` while a required element of that demand rests on nothing.
   */
  'decisions.sign': call<{ readonly entry: string }>()(object({ case: id, position, terms: demandTerms })),

  ...secondReviewCalls,
  ...noteCalls,
  ...annotationVaultCalls,
  ...termCalls,

  'guidelines.list': call<readonly GuidelineProfile[]>()(nothing),
  /** The edition in force. */
  'guidelines.show': call<Profile>()(object({ profile: ruleId })),
  /** Reads a guideline file and says what differs. Failure `invalid-input` with the place of the first fault. */
  'guidelines.compare': call<EditionComparison>()(object({ text: guidelineText })),
  /** Puts the edition of a file in force, in place of the one of the same profile. Failures as of `compare`. */
  'guidelines.adopt': call<readonly GuidelineProfile[]>()(object({ text: guidelineText })),
  /** Back to the built-in edition; a profile that is not built in goes. */
  'guidelines.reset': call<readonly GuidelineProfile[]>()(object({ profile: ruleId })),
  /** By which profiles the company works; what they extend holds along with them. */
  'guidelines.choose': call<readonly GuidelineProfile[]>()(object({ profiles: list(ruleId, 100) })),

  /** Text that is being typed, kept inside the vault so that a lock loses nothing. Empty text removes it. */
  'drafts.put': call<null>()(object({ key: text(200, 1), text: text(100_000) })),
  'drafts.list': call<readonly Draft[]>()(object({ prefix: text(200) })),

  /** Reads and checks an uploaded bundle. Own identity first; else the passphrase given. */
  'bundles.preview': call<ImportPreview>()(object({ upload: job, passphrase: nullable(passphrase) })),
  'bundles.import': call<ImportPreview>()(object({ upload: job, passphrase: nullable(passphrase) })),

  'jobs.cancel': call<null>()(object({ job })),
  ...compareCalls,
  ...coverageCalls,
  ...recognitionCalls,
  ...inspectionCalls,
  ...demandCalls,
  ...emergencyCalls,
  ...exportVaultCalls,
  ...peopleVaultCalls,
  ...letterVaultCalls,
  ...reportVaultCalls,
  ...folderVaultCalls,
} as const;

/** What the window may ask at all. */
export const windowCalls = { ...shellCalls, ...vaultCalls } as const;

/** What the shell asks of the vault process beside relaying: the calls that carry a path. */
export const hostCalls = {
  'host.create': call<Identity>()(object({ folder: path, name: line, passphrase })),
  'host.unlock': call<Identity>()(object({ folder: path, passphrase, acceptLoss: optional(boolean) })),
  ...exportHostCalls,
  'host.exportCalendar': call<CalendarReceipt>()(object({ file: path })),
  ...handbookHostCalls,
  ...peopleHostCalls,
  ...annotationHostCalls,
  ...letterHostCalls,
  ...reportHostCalls,
  ...folderHostCalls,
  'host.settings': call<Settings>()(nothing),
  'host.close': call<null>()(nothing),
} as const;

export const processCalls = { ...hostCalls, ...vaultCalls } as const;

export type ShellContract = typeof shellCalls;
export type VaultContract = typeof vaultCalls;
export type WindowContract = typeof windowCalls;
export type ProcessContract = typeof processCalls;
