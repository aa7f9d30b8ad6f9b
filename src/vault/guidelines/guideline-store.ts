import { hash } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import { compareEditions } from '../../core/guidelines/compare-editions.ts';
import type { GuidelineEdition } from '../../core/guidelines/edition.ts';
import type { Profile, Verification } from '../../core/guidelines/guideline.ts';
import { assembleGuidelines, type Guidelines } from '../../core/guidelines/guidelines.ts';
import { checkProfile, readProfile } from '../../core/guidelines/read-profile.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { list, parse, text } from '../../core/shape.ts';
import type { EditionComparison, GuidelineProfile } from '../../ipc/views.ts';
import { inTransaction, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { builtInProfiles, defaultProfiles } from './built-in.ts';

/** The guidelines by which a vault works, with what names their editions. */
export interface GuidelinesInForce {
  readonly guidelines: Guidelines;
  readonly editions: readonly GuidelineEdition[];
}

const inForce = new WeakMap<object, GuidelinesInForce>();

/** The guidelines in force; read once for each change of them. */
export function guidelinesOf(db: ReadableDb): GuidelinesInForce {
  const known = inForce.get(db);
  if (known !== undefined) return known;
  const guidelines = assembleGuidelines([...profilesAtHand(db).values()], chosenProfiles(db));
  const made = { guidelines, editions: guidelines.profiles.map(editionOf) };
  inForce.set(db, made);
  return made;
}

export function editionOf(profile: Profile): GuidelineEdition {
  return {
    profile: profile.id,
    edition: profile.edition,
    sha256: hash('sha256', canonicalJson(profile), 'hex'),
  };
}

function profilesAtHand(db: ReadableDb): Map<string, Profile> {
  return new Map([...builtInProfiles(), ...ownProfiles(db)].map((profile) => [profile.id, profile]));
}

function ownProfiles(db: ReadableDb): readonly Profile[] {
  const sql = 'SELECT body FROM guideline_edition WHERE in_force = 1 ORDER BY profile';
  return rows<{ body: string }>(db, sql).map(({ body }) => checkProfile(JSON.parse(body)));
}

const profileIds = list(text(80, 1), 100);

function chosenProfiles(db: ReadableDb): readonly string[] {
  const stored = value<string>(db, `SELECT value FROM setting WHERE key = 'guidelines'`);
  return stored === undefined ? defaultProfiles : parse(profileIds, JSON.parse(stored));
}

/** The profiles at hand, each in the edition that stands. */
export function atHandProfiles(db: ReadableDb): readonly Profile[] {
  return [...profilesAtHand(db).values()];
}

/** Every profile at hand: the built-in ones first, each in the edition that stands. */
export function listProfiles(db: ReadableDb): readonly GuidelineProfile[] {
  const own = new Set(ownProfiles(db).map(({ id }) => id));
  const builtIn = new Set(builtInProfiles().map(({ id }) => id));
  const chosen = chosenProfiles(db);
  const taken = new Set(guidelinesOf(db).guidelines.profiles.map(({ id }) => id));
  return [...profilesAtHand(db).values()].map((profile) => ({
    id: profile.id,
    title: profile.title,
    edition: profile.edition,
    sha256: editionOf(profile).sha256,
    basis: profile.basis,
    extends: profile.extends,
    origin: own.has(profile.id) ? 'own' : 'built-in',
    replacesBuiltIn: own.has(profile.id) && builtIn.has(profile.id),
    chosen: chosen.includes(profile.id),
    inForce: taken.has(profile.id),
    rules: countByVerification(profile),
  }));
}

function countByVerification({ rules }: Profile): Record<Verification, number> {
  const counts = { text: 0, excerpt: 0, secondary: 0, memory: 0 };
  for (const { verified } of rules) counts[verified] += 1;
  return counts;
}

/** The edition of a profile that stands. Failure `invalid-input` where there is no such profile. */
export function showProfile(db: ReadableDb, id: string): Profile {
  const found = profilesAtHand(db).get(id);
  if (found === undefined) throw new Failure('invalid-input', `There is no profile ${id}.`);
  return found;
}

/**
 * What differs from the built-in edition, else from the own one that stands, to the file. Failure `invalid-input` with the
 * place of the fault, and where it could not be put in force.
 */
export function compareProfile(db: ReadableDb, file: string): EditionComparison {
  const fresh = readProfile(file);
  checkTogether(db, fresh);
  const builtIn = builtInProfiles().find(({ id }) => id === fresh.id);
  const known = builtIn ?? profilesAtHand(db).get(fresh.id);
  const against =
    known === undefined
      ? null
      : { edition: known.edition, origin: builtIn === undefined ? ('own' as const) : ('built-in' as const) };
  return {
    profile: fresh.id,
    title: fresh.title,
    edition: fresh.edition,
    against,
    difference: compareEditions(known ?? { ...fresh, rules: [] }, fresh),
  };
}

function checkTogether(db: ReadableDb, fresh: Profile): void {
  const profiles = profilesAtHand(db).set(fresh.id, fresh);
  assembleGuidelines([...profiles.values()], [...new Set([...chosenProfiles(db), fresh.id])]);
}

/** Puts the edition of a file in force; editions that stood before are kept. Failures as of `compareProfile`. */
export function adoptProfile(db: WritableDb, file: string): readonly GuidelineProfile[] {
  const profile = readProfile(file);
  checkTogether(db, profile);
  const { sha256, edition } = editionOf(profile);
  return changed(db, () => {
    write(db, 'UPDATE guideline_edition SET in_force = 0 WHERE profile = ?', profile.id);
    write(
      db,
      `INSERT INTO guideline_edition (sha256, profile, edition, in_force, body) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (sha256) DO UPDATE SET in_force = 1`,
      sha256,
      profile.id,
      edition,
      canonicalJson(profile),
    );
  });
}

/** Back to the built-in edition. Failure `invalid-input` where a profile goes that is chosen or extended. */
export function resetProfile(db: WritableDb, id: string): readonly GuidelineProfile[] {
  showProfile(db, id);
  return changed(db, () => {
    write(db, 'UPDATE guideline_edition SET in_force = 0 WHERE profile = ?', id);
  });
}

/** Chooses by which profiles the company works. Failure `invalid-input` for one that there is not. */
export function chooseProfiles(db: WritableDb, ids: readonly string[]): readonly GuidelineProfile[] {
  return changed(db, () => {
    write(
      db,
      `INSERT INTO setting (key, value) VALUES ('guidelines', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
      JSON.stringify([...new Set(ids)]),
    );
  });
}

/** Changes what is in force, if what comes of it holds together; all clocks are then reckoned anew. */
function changed(db: WritableDb, change: () => void): readonly GuidelineProfile[] {
  try {
    return inTransaction(db, () => {
      change();
      inForce.delete(db);
      return listProfiles(db);
    });
  } catch (thrown) {
    inForce.delete(db);
    throw thrown;
  }
}
