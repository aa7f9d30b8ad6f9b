import { describe, expect, it } from 'vitest';
import { checklist } from '../../../src/core/guidelines/checklist.ts';
import type { Profile } from '../../../src/core/guidelines/guideline.ts';
import { value } from '../../../src/vault/database.ts';
import { defaultProfiles } from '../../../src/vault/guidelines/built-in.ts';
import {
  adoptProfile,
  chooseProfiles,
  compareProfile,
  editionOf,
  guidelinesOf,
  listProfiles,
  resetProfile,
  showProfile,
} from '../../../src/vault/guidelines/guideline-store.ts';
import { failureCode } from '../../support/failing.ts';
import { reopened, temporaryVault } from '../../support/temporary-vault.ts';
import { profileNamed } from '../../core/guidelines/built-in.ts';

const strict = profileNamed('strict-company');
const own: Profile = {
  ...strict,
  edition: 'own-1',
  rules: strict.rules.filter(({ id }) => id !== 'company-no-geofence'),
};
const inForce = [
  'eu-e-evidence',
  'every-request',
  'outside-us',
  'private-party',
  'strict-company',
  'us-federal',
];

describe('the guidelines of a vault', () => {
  it('are the laws and the strict policy until something is chosen', async () => {
    const { db } = await temporaryVault();
    const profiles = listProfiles(db);
    expect(profiles.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(defaultProfiles);
    expect(
      profiles
        .filter((profile) => profile.inForce)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(inForce);
    expect(guidelinesOf(db).editions.map(({ profile }) => profile)).toEqual(inForce);
    const federal = profiles.find(({ id }) => id === 'us-federal');
    expect(federal).toMatchObject({ origin: 'built-in', replacesBuiltIn: false, basis: 'law' });
    const counts = Object.values(federal?.rules ?? {}).reduce((sum, count) => sum + count, 0);
    expect(counts).toBe(profileNamed('us-federal').rules.length);
    chooseProfiles(db, ['us-federal', 'us-federal']);
    expect(guidelinesOf(db).editions.map(({ profile }) => profile)).toEqual(['every-request', 'us-federal']);
    expect(await failureCode(() => chooseProfiles(db, ['no-such']))).toBe('invalid-input');
    expect(guidelinesOf(db).editions).toHaveLength(2);
    chooseProfiles(db, []);
    expect(guidelinesOf(db).editions).toEqual([]);
  });

  it('compare, adopt, keep and give back an own edition', async () => {
    const vault = await temporaryVault();
    const { db } = vault;
    expect(compareProfile(db, JSON.stringify(own))).toMatchObject({
      profile: 'strict-company',
      against: { edition: strict.edition, origin: 'built-in' },
      difference: { removed: [{ id: 'company-no-geofence' }], added: [], changed: [] },
    });
    adoptProfile(db, JSON.stringify(own, null, 2));
    expect(showProfile(db, 'strict-company')).toEqual(own);
    expect(guidelinesOf(db).editions).toContainEqual(editionOf(own));
    const again = await reopened(vault);
    expect(listProfiles(again.db).find(({ id }) => id === 'strict-company')).toMatchObject({
      edition: 'own-1',
      origin: 'own',
      replacesBuiltIn: true,
      inForce: true,
    });
    // The edition that was in force stays, since decisions may name it.
    adoptProfile(again.db, JSON.stringify({ ...own, edition: 'own-2' }));
    expect(value(again.db, 'SELECT count(*) FROM guideline_edition')).toBe(2);
    resetProfile(again.db, 'strict-company');
    expect(guidelinesOf(again.db).editions).toContainEqual(editionOf(strict));
    adoptProfile(again.db, JSON.stringify(own));
    expect(guidelinesOf(again.db).editions).toContainEqual(editionOf(own));
  });

  it('take a policy of one’s own, and let it go only when nothing needs it', async () => {
    const { db } = await temporaryVault();
    const policy: Profile = { ...strict, id: 'our-policy', edition: '1', extends: ['us-federal'], rules: [] };
    expect(compareProfile(db, JSON.stringify(policy))).toMatchObject({ against: null });
    adoptProfile(db, JSON.stringify(policy));
    expect(listProfiles(db).find(({ id }) => id === 'our-policy')).toMatchObject({
      chosen: false,
      inForce: false,
    });
    chooseProfiles(db, ['our-policy']);
    expect(await failureCode(() => resetProfile(db, 'our-policy'))).toBe('invalid-input');
    expect(guidelinesOf(db).editions.map(({ profile }) => profile)).toContain('our-policy');
    chooseProfiles(db, ['us-federal']);
    resetProfile(db, 'our-policy');
    expect(listProfiles(db).map(({ id }) => id)).not.toContain('our-policy');
  });

  it('refuse a wrong file with the place of the fault, and change nothing', async () => {
    const { db } = await temporaryVault();
    const before = listProfiles(db);
    const wrong = { ...own, rules: [own.rules[0], { ...own.rules[1], verified: 'sworn' }] };
    expect(() => adoptProfile(db, JSON.stringify(wrong))).toThrow('rules[1].verified must be one of');
    expect(() => compareProfile(db, '{"format": ')).toThrow('line 1, column');
    expect(() => adoptProfile(db, JSON.stringify({ ...own, extends: ['nowhere'] }))).toThrow('nowhere');
    expect(listProfiles(db)).toEqual(before);
  });

  it('change what has to be examined', async () => {
    const { db } = await temporaryVault();
    const federal = profileNamed('us-federal');
    const request = {
      country: 'US',
      requester: 'government',
      process: 'order-2703d',
      emergency: false,
      nondisclosure: null,
    } as const;
    const items = () => checklist(guidelinesOf(db).guidelines, request, ['mail-logs'], '2026-11-22').length;
    const all = items();
    adoptProfile(db, JSON.stringify({ ...profileNamed('every-request'), edition: 'x', rules: [] }));
    adoptProfile(
      db,
      JSON.stringify({
        ...federal,
        edition: 'x',
        rules: federal.rules.filter(({ type }) => type !== 'element'),
      }),
    );
    expect(items()).toBeLessThan(all);
    resetProfile(db, 'every-request');
    resetProfile(db, 'us-federal');
    expect(items()).toBe(all);
  });
});
