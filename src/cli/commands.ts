import { documentRoles } from '../core/legal-basis.ts';
import { letterKinds } from '../core/letters/letter-kinds.ts';
import type { Command } from './command.ts';

const bundlePassphrase = { 'bundle-passphrase-file': { type: 'string' } } as const;

/** Every command, by the word that calls it. What the work needs (database, PDF reader) is loaded with it. */
export const commands: Readonly<Record<string, Command>> = {
  init: {
    usage: 'VAULT --name NAME',
    summary: 'Makes an empty vault in the folder VAULT, for the reviewer NAME.',
    json: '{"vault", "name", "key", "sshKey", "fingerprint", "recipient"}',
    options: { name: { type: 'string' } },
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/init.ts')).init,
  },
  identity: {
    usage: 'VAULT',
    summary: 'Shows your own signing key and your own age recipient, for others to encrypt to you.',
    json: '{"name", "key", "sshKey", "fingerprint", "words", "recipient"}',
    options: {},
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/identity.ts')).identity,
  },
  add: {
    usage: 'VAULT FILE... (--case CASE | --new-case JSONFILE) [--role [FILE=]ROLE]...',
    summary: `Takes files into a case, byte for byte, all or none, and reads their pages. --role ROLE is for all files, --role FILE=ROLE for one of them: ${documentRoles.ids.join(', ')}; without it, request.`,
    json: '{"case", "documents": [{"sha256", "name", "bytes", "role", "alreadyInCase", "alsoIn": [{"case", "reference"}], "reading": {"state"}}]}',
    options: {
      case: { type: 'string' },
      'new-case': { type: 'string' },
      role: { type: 'string', multiple: true },
    },
    words: { min: 1, max: 10_001 },
    load: async () => (await import('./commands/add.ts')).add,
  },
  list: {
    usage: 'VAULT',
    summary: 'Lists the cases, by what runs out first.',
    json: '[{"id", "reference", "status", "title", "agency", "country", "process", "category", "emergency", "received", "due", "documents", "findings", "supports", "breaks", "unclear", "findingsAside", "demands", "decisions", "disagreements", "decidedAlike", "evidenceChanged", "waitsFor", "waitsForMe": "review|commit|decide-anew|null", "secondReview": {"mode", "by", "sealed", "committed", "proposedBy", "returnedTo"}, "next": {"label", "endsAt", "isInHours", "basis"}}], counts of what stands; "findings" are those that count, "findingsAside" are stale or on nothing that is demanded any more, "evidenceChanged" counts decisions of which a cited finding changed since they were signed',
    options: {},
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/list.ts')).list,
  },
  show: {
    usage: 'VAULT CASE [--people]',
    summary:
      'Shows a case: its request, demands with the decisions that stand, documents and history; --json also findings and all else; the reading of a finding that concerns some of what is demanded only names it in demands. As text, acts that do not count here are left out and marked in the history; --json has the case with them, the same wherever the same entries are, and --people adds what this vault makes of its authors, and the request and status without them.',
    json: '{"id", "status", "heads", "height", "entries", "opened", "request", "reviewers", "demands", "documents", "findings", "decisions", "searches", "overrides", "moments", "renewals", "links", "letters", "noticeGrounds", "end", "history", "contested": [{"field", "shown": {"value", "entry", "author", "at"}, "other", "why"}], "histories": [{"kind": "forked|missing", "author", "entries": [], "words"}]}; of a blind second review: also "blindReview"; --people: also "people": {"authors": [{"key", "name", "state"}], "status", "request", "documents", "disagreements", "notCounted": [] (decisions), "uncounted": [] (all entries that do not count here), "holders": [{"key", "lastSent", "lastReceived", "behind", "unconfirmed", "lost", "acknowledged"}]}',
    options: { people: { type: 'boolean' } },
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/show.ts')).show,
  },
  assess: {
    usage: 'VAULT CASE',
    summary:
      'Says what the guidelines in force say to a case: how each element stands, by findings and by pages searched in vain (not-found: all of them), and whether the process is enough for each thing demanded. Where findings concern some of what is demanded only, an element stands as the worst of the demands, and apart says how with each. A verdict of voluntary: the law lets it be given and makes nobody give it, once what is lacking has been shown. A process may lack the same: it reaches the data once that is shown. What restsOn practice is sufficient by what providers report that they do, and no rule of law says by itself that it must be given. It proposes, and decides nothing.',
    json: '{"elements": [{"id", "state": "supported|broken|unclear|examine-again|not-found|overridden|not-examined", "optional": true, "apart": [{"demands": [], "state"}], "stale": [{"finding", "document"}], "lacksCall": true}], "demands": [{"data", "sufficiency": "sufficient|insufficient|unverified|no-rule", "minimum", "reasons": [], "verdict": "sufficient|insufficient|voluntary|not-compellable|not-held|unverified-rule|no-rule", "lacking": [], "demand", "elements": [{"id", "state"}], "restsOn": "law|practice|null", "narrower": {"data", "identifiers", "from", "to", "difference": []}|null}]}; "apart" where demands differ, "optional" where nothing waits for it, "stale" where findings count no longer: the SHA-256 of the later version is what "stillHold" of decide names as "despite"; "lacksCall" where only a call back shows what a finding says',
    options: {},
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/assess.ts')).assess,
  },
  inspect: {
    usage: 'VAULT CASE DOCUMENT',
    summary:
      'Says what the eye misses in a document (by SHA-256 or name): earlier revisions, hidden and covered text, unseen characters, scripts, forms, attachments, links, fonts, dates.',
    json: '{"document", "kind": "inspected|refused|stopped", "inspection": {"file": {}, "objects": {}, "pages", "places": [{"kind", "page", "boxes", "text"}], "links": [], "fonts": [], "ocrPages": [], "notLookedAt": []}}',
    options: {},
    words: { min: 3, max: 3 },
    load: async () => (await import('./commands/inspect.ts')).inspect,
  },
  annotations: {
    usage:
      'VAULT CASE DOCUMENT --to FILE.pdf|FILE.jsonld|FILE.xfdf [--finding ID]... [--notes] [--allow REASON]',
    summary:
      'Writes a copy of a document with its findings as annotations that other readers show, or the findings apart from it as W3C Web Annotations or XFDF: all that stand, or those named. Notes stay in without --notes; the document in the vault stays as it came. Under running nondisclosure it is refused, unless --allow gives a reason, which is recorded in the case; a document that is marked as privileged never leaves so.',
    json: '{"file", "bytes", "sha256", "findings", "decrypted"}',
    options: {
      to: { type: 'string' },
      finding: { type: 'string', multiple: true },
      notes: { type: 'boolean' },
      allow: { type: 'string' },
    },
    words: { min: 3, max: 3 },
    load: async () => (await import('./commands/annotations.ts')).annotations,
  },
  clocks: {
    usage: 'VAULT [--ics FILE]',
    summary:
      'Lists every period that runs in any case, what runs out first first; --ics writes the deadlines as a calendar that names no target.',
    json: '[{"case", "reference", "id", "label", "startsAt", "endsAt", "severity": "over|now|soon|later", "effect", "notes": [], "conditional", "stoppedBy", "basis": {"profile", "rule", "source", "verified"}}]; --ics: {"file", "deadlines"}',
    options: { ics: { type: 'string' } },
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/clocks.ts')).clocks,
  },
  guidelines: {
    usage: 'check FILE',
    summary: 'Checks a guideline file, without a vault; a wrong one is refused with the place of the fault.',
    json: '{"ok", "profile", "title", "edition", "sha256", "rules"}',
    options: {},
    withoutVault: true,
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/guidelines.ts')).guidelines,
  },
  letter: {
    usage: 'VAULT CASE --kind K --to FILE.docx|FILE.pdf [--account ID]',
    summary: `Composes a letter from a case and writes it for a person to go over; it records nothing. K: ${letterKinds.join(', ')}. --account says whom a user-notice is for.`,
    json: '{"file", "kind", "subject", "findings": [], "rules": [], "cautions": [], "open": []}',
    options: { kind: { type: 'string' }, to: { type: 'string' }, account: { type: 'string' } },
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/letter.ts')).letter,
  },
  handbook: {
    usage: '--profile P --to FILE.pdf|FILE.html [--guidelines FILE]',
    summary:
      'Writes the guidelines for requesters that follow from a profile, with a self-test, as PDF or as one HTML page, without a vault. --guidelines FILE takes the place of the built-in profile of the same id, or stands beside them.',
    json: '{"file", "profile", "edition", "parts": [], "rules", "unverified", "questions"}',
    options: { profile: { type: 'string' }, to: { type: 'string' }, guidelines: { type: 'string' } },
    withoutVault: true,
    words: { min: 0, max: 0 },
    load: async () => (await import('./commands/handbook.ts')).handbook,
  },
  search: {
    usage: 'VAULT WORDS...',
    summary: 'Finds words in documents, findings, decisions and cases; "a phrase" in quotes, prefix*.',
    json: '[{"case", "reference", "kind", "document", "documentName", "page", "finding", "excerpt", "recognized"}], a hit between U+0001 and U+0002',
    options: {},
    words: { min: 2, max: 50 },
    load: async () => (await import('./commands/search.ts')).search,
  },
  export: {
    usage:
      'VAULT CASE... (--to FILE | --preview) [--for PERSON]... [--group NAME]... [--since-last] [--unconfirmed] [--recipient AGE]... [--bundle-passphrase-file FILE] [--plain] [--allow REASON]',
    summary:
      'Writes cases as a bundle: encrypted to people or recipients, under a passphrase, or (--plain) readable by anyone; with none of these, encrypted to yourself. --preview shows exactly what would leave and what may not, and writes nothing. --since-last leaves out what the PERSON has by now; without a CASE it takes the cases that were exchanged with them before. --unconfirmed is the same with what was sent and nothing shows to have arrived: for when a file was lost. People in a GROUP whose key is retired are left out, and named; a group of such people alone is refused. What may not leave is refused, and nothing written: privileged documents; and, unless all who can open it review on your own side, running nondisclosure and texts that name other cases or their accounts. Entries that do not count here lift nothing of it, and keep the case here all the same. --allow gives a reason to let it leave all the same, which is recorded in the case and goes along, so it may name no other case either; a privileged document leaves so to people and recipients that are named, and never under a passphrase or with --plain.',
    json: '{"file", "bytes", "sha256", "encrypted", "cases", "entries", "documents"}; --for, --group: also "for": [{"name", "key", "state"}], "caseIds", "leftOut" (of a group: [{"name", "key", "state"}]); --preview: {"audience", "cases": [{"case", "reference", "entries", "documents", "findings", "decisions", "notes", "letters", "internalNotes", "names", "dates", "heads", "staysHere", "notesStay"}], "blocks": [{"id", "case", "reference" (of that case; "" where it has none), "kind", "what", "liftable"}], "notLookedFor": [REFERENCE] (of other cases, too plain to be looked for), "receipts": [{"name", "cases"}], "renewals": [{"name", "key"}] (cards with a new key that wait for a decision); --group: also "leftOut", --allow: also "allow": {"reason", "faults"} (why that reason may not leave, in sentences)}',
    options: {
      to: { type: 'string' },
      preview: { type: 'boolean' },
      for: { type: 'string', multiple: true },
      group: { type: 'string', multiple: true },
      'since-last': { type: 'boolean' },
      unconfirmed: { type: 'boolean' },
      recipient: { type: 'string', multiple: true },
      plain: { type: 'boolean' },
      allow: { type: 'string' },
      ...bundlePassphrase,
    },
    words: { min: 1, max: 100_001 },
    load: async () => (await import('./commands/export.ts')).exportCases,
  },
  verify: {
    usage: 'FILE [--identity FILE]...',
    summary:
      'Checks a bundle as a whole, without a vault. An identity file is one of age-keygen; the passphrase is that of the bundle.',
    json: '{"ok", "cases", "entries", "documents", "signers": [{"name", "key", "fingerprint", "words", "signedBundle", "entries"}], "notCompared": [] (in words), "problems": [], "blindReviews": [{"case", "state": "sealed|revealing|held|broken", "sides", "problems", "words"}] (of blind second reviews), "forks": [{"case", "kind": "forked|unsearched", "author", "entries": [], "words"}] (where an author signed acts that do not know of each other), "receipts": [{"to", "at", "cases"}] (that go along)}',
    options: { identity: { type: 'string', multiple: true }, ...bundlePassphrase },
    withoutVault: true,
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  import: {
    usage: 'VAULT FILE [--preview] [--bundle-passphrase-file FILE]',
    summary: 'Merges a bundle into the vault; --preview only says what would change. Twice is once.',
    json: '{"added", "known", "disagreements", "newDocuments", "signer": {"key", "name", "fingerprint", "state": "unknown|known|verified|retired|self"}, "createdAt", "receipt": {"at", "cases"}|null, "authors": [{"key", "name", "state", "entries", "uncounted", "words"}], "sameNames": [] (unknown keys under the name of somebody known here, or one that looks like it, in words), "notCompared": [] (in words), "cases": [{"case", "reference", "isNew", "added", "known", "changes": [{"entry", "name", "author", "state", "at", "what", "counts"}], "fields": [{"entry", "author", "name", "state", "at", "entity": "case|request|demand|document|finding|decision", "id", "field", "from", "to"}], "lacksEarlier", "histories": [HISTORY], "disagreements", "conflicts": [] (in words)}]}; HISTORY: {"kind": "forked|cut-short|missing|own-unknown", "author", "entries": [], "words"}',
    options: { preview: { type: 'boolean' }, ...bundlePassphrase },
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/import.ts')).importBundleFile,
  },
  people: {
    usage:
      'VAULT (list | add FILE [--side team|outside] | verify PERSON [--words "TWELVE WORDS" | --yes] | accept PERSON [--yes] | retire PERSON | team PERSON | outside PERSON | card [--to FILE] [--qr FILE.svg] [--role TEXT] | renew | receipt PERSON [--to FILE] | acknowledged FILE | missing | give-up ENTRY)',
    summary:
      'The people whose identity cards were taken in, and those who signed here and are unknown: verify shows the words and asks whether they were compared (without a terminal: --words with those that they told you, or --yes), accept counts what they sign without that (a key that was retired only once you say so, or with --yes; one that another took the place of not at all, until that one is retired), retire is for a key that is lost or replaced; team and outside say whether they review on your side: outside, unless you say otherwise, and then a case under nondisclosure goes to them for a recorded reason alone. card writes your own card (--role stays for later ones), renew replaces your own key. receipt writes what you hold of the cases that were exchanged with somebody, signed; acknowledged takes in such a receipt of theirs. missing lists entries that others hold and this vault lacks; give-up says that one of them will not come, so that it is told no longer until somebody else tells of it; missing lists it apart. PERSON is a name, a fingerprint, or 8 digits or more of a key.',
    json: 'list: [PERSON + {"cases": [{"case", "reference", "lastSent": {"at", "bundle"}, "lastReceived", "behind", "unconfirmed", "lost", "acknowledged"}]}]; PERSON: {"name", "role", "key", "recipient", "madeAt", "state": "unknown|known|verified|retired", "side": "team|outside", "since", "fingerprint", "words", "renews"}; add: also "change": "added|renewed|same|older|asks", "sideChanged", "sameName": [{"key", "state"}], "retiredSigned": [] (retired keys that signed the card as their successor’s, which says nothing); card: {"name", "role", "key", "fingerprint", "words", "recipient", "card", "file", "qr"}; receipt: {"receipt", "file"}; acknowledged: {"name", "state", "cases", "missing": []}; missing, give-up: {"missing": [], "givenUp": []}',
    options: {
      to: { type: 'string' },
      qr: { type: 'string' },
      role: { type: 'string' },
      side: { type: 'string' },
      words: { type: 'string' },
      yes: { type: 'boolean' },
    },
    words: { min: 2, max: 3 },
    load: async () => (await import('./commands/people.ts')).people,
  },
  groups: {
    usage: 'VAULT (list | add NAME PERSON... | remove NAME [PERSON...])',
    summary:
      'Groups of people to whom bundles go together (export --group NAME). add makes the group where there is none; remove takes the people out, or without any the group away.',
    json: '[{"name", "people": [{"key", "name", "state"}]}]',
    options: {},
    words: { min: 2, max: 102 },
    load: async () => (await import('./commands/groups.ts')).groups,
  },
  notes: {
    usage: 'VAULT CASE (list | write --text TEXT [--about ID] | release NOTE | withdraw NOTE --reason TEXT)',
    summary:
      'Internal notes on a case, or on a finding or decision by its ID: no bundle, docket or report has them until they are released. What was released leaves with the case for good: withdrawn later, it leaves all the same, marked as withdrawn.',
    json: 'list: [{"id", "about", "text", "author", "at", "withdrawn", "released"}]; write, release, withdraw: {"note"}',
    options: { text: { type: 'string' }, about: { type: 'string' }, reason: { type: 'string' } },
    words: { min: 3, max: 4 },
    load: async () => (await import('./commands/notes.ts')).notes,
  },
  exchange: {
    usage: 'VAULT --folder DIR [CASE... --for PERSON...] [--for PERSON]... [--preview] [--unconfirmed]',
    summary:
      'One round through a shared folder: takes in what others put there for you, and puts there what people lack of the cases that you exchanged with them before. A CASE goes to a PERSON for the first time when both are named. What goes to somebody through this folder for the first time is held: --preview shows exactly what would go, and does nothing; --for without a CASE sends it, and from then on what you exchange with that PERSON goes by itself, as does what came from them through the folder. What a person lacked still by their receipt goes again; --unconfirmed sends again all of which nothing shows that it arrived. What came in is confirmed to its sender by a signed receipt, which goes back through the folder by itself. Bundles of unknown signers are listed and left. Ends with 1 where a case may not leave.',
    json: '{"folder", "sent": [{"file", "for": {"name", "key"}, "cases", "again", "entries", "documents", "bytes"}], "kept": [{"case", "reference", "for", "reason"}], "held": [{"key", "name", "cases": []}], "vanished": [] (what is in the folder no more, in words), "received": [{"file", "signer": {"name", "key", "fingerprint", "state"}, "cases", "added", "known", "newDocuments", "disagreements"}], "receipts": {"sent": [{"file", "for", "cases"}], "received": [{"file", "name", "state", "cases"}]}, "waiting": [{"id", "file", "signer", "words", "cases", "entries", "bytes"}], "skipped": [{"file", "reason", "isNew"}], "forOthers", "tidied", "nothingToSend": [{"case", "for", "why"}] (of what was named with --for), "unconfirmed": [{"for": {"name", "key"}, "cases", "lastSent"}]}; --preview: {"folder", "sendings": [{"for", "held": [], "plan": as of export --preview}]}',
    options: {
      folder: { type: 'string' },
      for: { type: 'string', multiple: true },
      preview: { type: 'boolean' },
      unconfirmed: { type: 'boolean' },
    },
    words: { min: 1, max: 100_001 },
    load: async () => (await import('./commands/exchange.ts')).exchange,
  },
  disagreements: {
    usage: 'VAULT',
    summary:
      'Lists the demands on which decisions stand that did not know of each other, those that disagree and those that were decided alike, with their evidence and what is left to do: of each case what counts here, as show tells it.',
    json: '[{"case", "reference", "demand", "terms", "isAlike", "leftToDo" (in words), "positions": [{"entry", "author": {"name", "key", "state"}, "counts", "at", "zone", "disposition", "reasons", "rationale", "narrowed", "terms", "overturns": [] (other people’s decisions, in words), "searchedNotFound": [{"element", "pages": [{"document", "from", "to"}]}] (where elements were searched in vain when it was signed, which need not be every page), "searchedWords" (the same), "overrides": [{"elements": [], "author", "reason", "words"}] (of the evidence gate, over which it was signed), "findings": [{"id", "document", "documentName", "page", "quote", "element", "verdict", "note", "demands" (where it concerns these only), "withdrawn"}] (one that changed since also "whenSigned": {"element", "verdict", "note"} and "since", in words; a stale one "since")}]}]',
    options: {},
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/disagreements.ts')).disagreements,
  },
  settle: {
    usage: 'VAULT CASE --demand ID --take ENTRY --rationale TEXT',
    summary:
      'Settles several decisions on a demand, alike or not: signs one with the position of ENTRY that names every decision that stood on the demand. A decision that was signed on the demand as it was before it changed is not taken.',
    json: '{"case", "demand", "entry", "disposition", "supersedes": []}',
    options: { demand: { type: 'string' }, take: { type: 'string' }, rationale: { type: 'string' } },
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/settle.ts')).settle,
  },
  decide: {
    usage: 'VAULT CASE FILE.json',
    summary:
      'Records what FILE.json says was found (words of a page, which that page has once), not found and overridden, which findings hold all the same in a later version or are withdrawn, and signs its decisions: all of it or none. Under a blind second review all of it is sealed. FILE.json: {"findings": [{"name", "document", "page", "quote", "element", "verdict": "supports|breaks|unclear", "note", "demands": []}], "stillHold": [{"finding", "despite": later document}], "withdrawn": [{"finding", "reason"}], "notFound": [{"element", "document", "from", "to", "note", "demands": []}], "overridden": [{"elements": [], "reason", "demands": []}], "decisions": [{"demand", "terms", "disposition", "reasons": [], "findings": [], "rationale", "narrowed"}]}; decisions cite findings by their names in the file, or by ids; what is absent is empty, and without demands it is said of everything demanded. With terms (the demand as it was read, as show --json has it) a decision is refused where the demand changed since. --help lists the ids and has an example.',
    json: '{"case", "findings": {NAME: id}, "decisions": [entry], "sealed": true|false}',
    options: {},
    words: { min: 3, max: 3 },
    load: async () => (await import('./commands/decide.ts')).decide,
  },
  commit: {
    usage: 'VAULT CASE',
    summary:
      'Binds you to your side of a blind second review, once you have decided on everything demanded: until the other side is bound too, nobody sees either, and yours cannot be changed.',
    json: '{"case", "open": true|false}; open: both sides are bound',
    options: {},
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/decide.ts')).commit,
  },
  'ask-review': {
    usage: 'VAULT CASE ([--blind] [--of PERSON] [--note TEXT] | --take-back REASON)',
    summary:
      'Asks for a second review, of anybody else or of PERSON (name, or key): from then on decisions are proposals until another person approves them. --blind: both find and decide without seeing each other, sealed until both have committed; it begins before the first finding. --take-back takes back what you asked for; that ends once another reviewer has approved all that is decided.',
    json: '{"case", "asked": {"mode": "open|blind", "by": KEY|null}|null}',
    options: {
      blind: { type: 'boolean' },
      of: { type: 'string' },
      note: { type: 'string' },
      'take-back': { type: 'string' },
    },
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/ask-review.ts')).askReview,
  },
  reviews: {
    usage: 'VAULT',
    summary:
      'Lists the cases whose second review waits for you, with the decisions to approve or return. Of a blind review it tells nothing that is sealed: decide and commit your own side first.',
    json: '[{"case", "reference", "waits": "review|commit|decide-anew", "mode": "open|blind", "askedBy", "note", "decisions": [POSITION], "returned": [POSITION with "returnedBy": [{"name", "reason"}]] (one’s own)}]; POSITION: as of disagreements',
    options: {},
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/reviews.ts')).reviews,
  },
  approve: {
    usage: 'VAULT CASE --decision ENTRY... [--note TEXT]',
    summary:
      'Approves decisions of another person, where a second review was asked for: never your own, by this key or an earlier one.',
    json: '{"case", "decisions": [], "verdict": "approved"}',
    options: { decision: { type: 'string', multiple: true }, note: { type: 'string' } },
    words: { min: 2, max: 1002 },
    load: async () => (await import('./commands/reviews.ts')).approve,
  },
  return: {
    usage: 'VAULT CASE --decision ENTRY... --reason TEXT',
    summary:
      'Sends decisions of another person back with a reason, to be made anew. Who may is as of approve.',
    json: '{"case", "decisions": [], "verdict": "returned"}',
    options: { decision: { type: 'string', multiple: true }, reason: { type: 'string' } },
    words: { min: 2, max: 1002 },
    load: async () => (await import('./commands/reviews.ts')).sendBack,
  },
  'import-docket': {
    usage:
      'VAULT FILE.csv [--map JSONFILE] [--dates day-first|month-first] [--strict] [--correct] [--preview] [--errors FILE.csv]',
    summary:
      'Makes a case of each row of a spreadsheet. Rows in error are listed and left out (--strict: then none is imported), and written to --errors. A row whose reference is there with other content is such a row; with --correct it corrects what a docket said in its case instead, by entries that name file and row and stay beside what was said before: a blank cell takes nothing back, which is said of each row (“blanks”), and what people recorded or decided since stays. A country is named by its code of ISO 3166-1, or by name in English, Chinese, Japanese or Korean or, as Unicode CLDR has it, in another main European language; which names in the latter were read as a country, which names are kept as given, and which name none (“N/A”), is said, and so are days that stand as serial numbers. Twice is once. The exit code is 0 where rows are refused too, and their number is said (“refused”), as the others are imported; with --strict it is 1.',
    json: '{"rows", "imported", "known", "corrected", "left" (rows that only are blank where their case is not), "blanks": [{"row", "columns"}], "refused" (rows), "errors": [{"row", "column", "message"}], "regions": [{"given", "readAs", "partOf", "mayBe": [], "notRecorded": true|false, "rows"}], "processes": [{"given", "says", "rows"}], "futureDays", "serialDays": {"rows", "given", "day"}|null, "errorCount", "ignored": [], "encoding", "doubt", "delimiter"}',
    options: {
      map: { type: 'string' },
      dates: { type: 'string' },
      strict: { type: 'boolean' },
      correct: { type: 'boolean' },
      preview: { type: 'boolean' },
      errors: { type: 'string' },
    },
    words: { min: 2, max: 2 },
    load: async () => (await import('./commands/import-docket.ts')).importDocketFile,
  },
  'export-docket': {
    usage:
      'VAULT --to FILE.csv [--period P] [--with-national-security] [--not-national-security TEXT]... [--with-references] [--allow REASON] [--dry-run]',
    summary:
      'Writes the docket as CSV, a row a request, safe against formulas; import-docket reads it again. National security process is left out unless --with-national-security; while there is process that may be it by its words, nothing is written until its case or row is put into that category, or --not-national-security says once that it is none. Account requests of the United States are left out too, of the days of which they left in bands in the style of 2013, or of all days while that style is chosen. Where anything is left out, or a structure of bands was chosen or left, references are left out too, since the gaps of numbers that run on would count what is not there: --with-references writes them. --period has those received in it alone. A row for each request tells exact numbers: it counts as having left, and cannot be taken back; it is refused for what left in bands, and bands are refused for what left so (the style of 2013 for account requests). While nondisclosure runs on a request that would be in it, nothing is written, and each is named: --allow gives a reason to let them leave all the same, which their cases record. --dry-run says beforehand what would count so and what may not leave, and writes and records nothing.',
    json: '{"file", "requests", "leftOut": true|false, "references": true|false, "leaves": [{"bands", "period", "rule", "docket"}]}; --dry-run: {"dryRun", "leaves", "blocks": [BLOCK as of export --preview]}',
    options: {
      to: { type: 'string' },
      allow: { type: 'string' },
      period: { type: 'string' },
      'with-national-security': { type: 'boolean' },
      'not-national-security': { type: 'string', multiple: true },
      'with-references': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    },
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/export-docket.ts')).exportDocket,
  },
  report: {
    usage:
      '(VAULT --period P (--category C [--format csv|json|html|pdf] [--to FILE] [--totals] | --all --to FOLDER | --problems) [--by received|decided] [--suppress-below N | --merge-below N] [--bands OPTION [--disclosed ROW=REQUESTS,ACCOUNTS]... [--new-service NAME=DAY]...] [--publisher NAME] [--not-national-security TEXT]... [--forget-saved] [--dry-run] [--publish [--leave-out C]... [--why TEXT [--why-row TABLE/ROW=TEXT]...] | --as-published] | VAULT --as-published ID (--category C [--format F] [--to FILE] | --all --to FOLDER) | VAULT --published | check FILE.csv --category C | history VAULT (list | import FILE.csv --category C --publisher NAME [--period P] [--map JSONFILE] | remove ID | show --category C [--publisher NAME]) | compare VAULT --category C --period P --with P [--publisher NAME])',
    summary:
      'Computes the transparency report of a period such as "2013 H1"; what is not counted is said on stderr, and listed by --problems. What is printed or written counts as having left, as what is published does: bands, and exact account figures beside them, cannot be taken back, and what would tell more with them is refused afterwards; --dry-run only says which tables would leave and what would count so, without a figure, and fails as the writing would; --problems gives the reviewer exact numbers, of national security too, and records nothing. C: device, financial-identifier, push-token, account, account-preservation, account-restriction-deletion, emergency, digital-content-provider, app-removal-legal, app-removal-policy, private-party; of a report also national-security, by-process, by-reason, response-time, second-review; of history and check also by-process. --all writes all that is fit to publish: each table as CSV, all as JSON, web page and PDF. --publish freezes and signs it (--leave-out for a table that would tell what an earlier one holds back whatever else is held back: a restatement says that it no longer holds), --as-published gives it as it was published last, or the record of that id, --published lists what was. A table made with small counts held back that was saved to a file is compared with what is saved or published afterwards as if it were published; --forget-saved forgets those of these days, where they went to nobody, once what is asked for leaves: it is not for --dry-run, --problems or what was published. Process in the docket’s own words that may be national security keeps the tables that count it from leaving, until its case or row is put into that category, or --not-national-security says once that it is none. report check checks a published table, without a vault; errors in it give exit code 1, warnings do not, and so it is where report history import takes one in. report history keeps tables that others published, as they are, and shows them over time. Of their headings it reads those of a report, also with Disclosed or Produced for Provided, Decided for Received, Country, Region or Period alone, and Accounts Specified; those of a table by types of process by their words. Where a column is missing while a heading is not understood nothing is taken in: --map names for columns of a report the headings of the file, such as {"Account Requests Received": "Requests from authorities", "Country/Region": "State"}; report compare sets two periods side by side, the earlier one as before. Where two tables of a publisher tell of one period, both are shown, and can be compared: the later one under the name of the period, the other as show heads it, such as "2013 H1, replaced: first.csv". Without --publisher they are about what was published in the name that the settings have, and so is a report.',
    json: 'the report with definitions; --to: {"files": []}; --dry-run: {"dryRun", "tables": [], "leaves", "words"}; --published: [{"id", "period", "publishedAt", "by", "smallNumbers", "bands", "restates": {"id", "why", "changes", "options", "withdrawn"}}]; check: {"errors": [{"row", "region", "rule", "message"}], "warnings": [], "rows", "figures": [{"period", "region", "figures", "words"}]}; history: [{"id", "publisher", "own", "category", "name", "at", "periods": [], "counts": [] (of which no later table tells), "rows", "errors", "warnings"}]; history import: {"id", "known", "rows", "errors": [], "warnings": [], "replaces": TEXT|null}; history show: {"publisher", "category", "periods": [], "rows": [{"name", "figures": [], "words": []}], "total"}; compare: {"before", "after", "rows": [{"name", "differences": {"requests|identifiers|share": {"before", "after", "change", "percent"}}, "dataInBand": {"before", "after"}|null}]}',
    options: {
      publisher: { type: 'string' },
      with: { type: 'string' },
      period: { type: 'string' },
      category: { type: 'string' },
      format: { type: 'string' },
      csv: { type: 'boolean' },
      to: { type: 'string' },
      map: { type: 'string' },
      totals: { type: 'boolean' },
      all: { type: 'boolean' },
      problems: { type: 'boolean' },
      by: { type: 'string' },
      'suppress-below': { type: 'string' },
      'merge-below': { type: 'string' },
      bands: { type: 'string' },
      disclosed: { type: 'string', multiple: true },
      'new-service': { type: 'string', multiple: true },
      'forget-saved': { type: 'boolean' },
      'not-national-security': { type: 'string', multiple: true },
      publish: { type: 'boolean' },
      'leave-out': { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
      why: { type: 'string' },
      'why-row': { type: 'string', multiple: true },
      published: { type: 'boolean' },
      'as-published': { type: 'boolean' },
    },
    words: { min: 1, max: 4 },
    load: async () => (await import('./commands/report.ts')).report,
  },
  bands: {
    usage: '--option a1|a2|a3|a4|2013 N [--disclosed N]',
    summary: 'Says in which band of 50 USC 1874 a number is reported.',
    json: '{"option", "low", "high", "band", "size", "cite"}',
    options: { option: { type: 'string' }, disclosed: { type: 'string' } },
    withoutVault: true,
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/bands.ts')).bands,
  },
  check: {
    usage: 'VAULT [--rebuild] [--accept-loss]',
    summary:
      'Checks every entry, signature and document; --rebuild first makes anew what is shown, from the ledger.',
    json: '{"ok", "entries", "documents", "problems": [], "warnings": []}',
    options: { rebuild: { type: 'boolean' }, 'accept-loss': { type: 'boolean' } },
    words: { min: 1, max: 1 },
    load: async () => (await import('./commands/check.ts')).check,
  },
};
