import { describe, expect, it, vi } from 'vitest';
import countryNames from '../../../resources/reports/country-names.json' with { type: 'json' };
import list from '../../../resources/reports/regions.json' with { type: 'json' };
import {
  compareNames,
  isSameName,
  readRegions,
  regionDoubtWords,
} from '../../../src/core/reports/regions.ts';
import { regions } from './docket-cases.ts';

function words(given: string): string | null {
  const doubt = regions.doubtOf(given);
  return doubt === null ? null : regionDoubtWords({ ...doubt, rows: 2 }, regions);
}

describe('regions', () => {
  it.each([
    ['KR', 'South Korea'],
    ['kor', 'South Korea'],
    ['Republic of Korea', 'South Korea'],
    ['CHINA', 'China mainland'],
    ['Taiwan, Province of China', 'Taiwan'],
    ['hong kong sar', 'Hong Kong'],
    ['Russian Federation', 'Russia'],
    ['Swaziland', 'Eswatini'],
    ['Czechia', 'Czech Republic'],
    ['United States', 'United States of America'],
    ['UK', 'United Kingdom'],
    ['The Bahamas', 'Bahamas'],
    ['cote d’ivoire', "Côte d'Ivoire"],
    ['Trinidad & Tobago', 'Trinidad and Tobago'],
    ['日本', 'Japan'],
    ['バチカン市国', 'Vatican City'],
    ['대한민국', 'South Korea'],
    ['Atlantis', 'Atlantis'],
    ['República Checa', 'Czech Republic'],
    ['Cote dIvoire', "Côte d'Ivoire"],
    ['NA', 'Namibia'],
    ['N/A', null],
    ['-', null],
    ['Unknown', null],
    ['Deutschland', 'Germany'],
    ['Etats-Unis', 'United States of America'],
    ['ÖSTERREICH', 'Austria'],
    ['Κύπρος', 'Cyprus'],
    ['England', 'England'],
    ['Svíþjóð', 'Sweden'],
    ['Suedia', 'Sweden'],
    ['Kongo', 'Kongo'],
    ['New Jersey', 'New Jersey'],
    ['Georgia', 'Georgia'],
  ])('%s is reported as %s', (given, name) => {
    const region = regions.find(given);
    expect(region === undefined ? null : regions.nameOf(region)).toBe(name);
  });

  it('tell names apart that differ in more than case, accents or punctuation', () => {
    expect(isSameName('timbuktu', 'Tímbuktu.')).toBe(true);
    expect(isSameName('ハリ', 'バリ')).toBe(false);
    expect(isSameName('???', '!')).toBe(false);
  });

  it('says which names it reads by another language, and which it keeps as they are', () => {
    expect(words(' Deutschland')).toBe('“Deutschland” (2 rows) is read as Germany (DE).');
    expect(words('England')).toContain('a part of United Kingdom (GB). Write GB to count it there.');
    expect(words('Atlantis')).toContain('kept as given');
    expect(words('n/a')).toBe('“n/a” (2 rows) names no country: it is read as blank, not recorded.');
    expect(['DE', 'deu', 'Germany', '日本', '', 'ZZ', 'Niger', 'Jersey'].map(words)).toEqual(
      Array(8).fill(null),
    );
  });

  it('says of a name that several places bear which else it may mean', () => {
    expect(words('Georgia')).toBe(
      '“Georgia” (2 rows) is read as Georgia (GE). A part of United States of America (US) is called so too: write US where that is meant.',
    );
    expect(words('Congo')).toBe(
      '“Congo” (2 rows) is read as Republic of the Congo (CG). Democratic Republic of the Congo (CD) is called so too: write CD where that is meant.',
    );
    expect(words('KOREA')).toContain('North Korea (KP) is called so too');
    expect(words('Kongo')).toContain(
      'it may be Republic of the Congo (CG) or Democratic Republic of the Congo (CD). Write CG or CD to count it there.',
    );
    expect(words('Corea')).toContain('it may be South Korea (KR) or North Korea (KP).');
    expect(words('New Jersey')).toContain('a part of United States of America (US)');
    expect(words('Irlanda do Norte')).toContain('a part of United Kingdom (GB)');
  });

  it('reads names of other languages alike whatever names the runtime has', () => {
    const names = vi.spyOn(Intl, 'DisplayNames').mockImplementation(() => {
      throw new Error('A runtime without names');
    });
    const read = readRegions(list, countryNames);
    expect(
      ['Svíþjóð', 'Vitryssland', 'Bosnia', 'an Bhealarúis'].map((name) => read.find(name)?.code),
    ).toEqual(['SE', 'BY', 'BA', 'BY']);
    names.mockRestore();
  });

  it('knows no code that is none', () => {
    expect(regions.find('ZZ')).toBeUndefined();
    expect(regions.find('')).toEqual({ code: null, name: null });
  });

  it('sorts names as English does', () => {
    const names = [
      'Türkiye',
      'Curaçao',
      'Tunisia',
      'Cyprus',
      "Côte d'Ivoire",
      'Costa Rica',
      'Åland Islands',
      'Albania',
    ];
    expect(names.toSorted(compareNames)).toEqual([
      'Åland Islands',
      'Albania',
      'Costa Rica',
      "Côte d'Ivoire",
      'Curaçao',
      'Cyprus',
      'Tunisia',
      'Türkiye',
    ]);
  });
});
