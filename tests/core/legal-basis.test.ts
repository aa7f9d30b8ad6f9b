import { describe, expect, it } from 'vitest';
import {
  absences,
  dataCategories,
  dispositions,
  documentRoles,
  elements,
  elementsFor,
  objections,
  processes,
  reasons,
  reportCategories,
  verdicts,
} from '../../src/core/legal-basis.ts';

const lists = {
  processes,
  dataCategories,
  reportCategories,
  elements,
  verdicts,
  dispositions,
  reasons,
  documentRoles,
};

describe('the closed lists', () => {
  it.each(Object.entries(lists))(
    '%s have ids with hyphens and a label of their own each',
    (_, { ids, labels }) => {
      for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      const names = Object.values<string>(labels);
      expect(new Set(names).size).toBe(ids.length);
      for (const name of names) expect(name.trim()).not.toBe('');
    },
  );

  it('tell an objection from an absence', () => {
    expect(reasons.ids).toHaveLength(objections.ids.length + absences.ids.length);
    expect(objections.ids.filter((id) => Object.hasOwn(absences.labels, id))).toEqual([]);
  });
});

describe('the elements that a reviewer examines', () => {
  it.each([null, ...processes.ids])('of %s are known, and none comes twice', (process) => {
    for (const nondisclosure of [false, true]) {
      const found = elementsFor(process, nondisclosure);
      expect(found.length).toBeGreaterThan(3);
      expect(new Set(found).size).toBe(found.length);
      for (const id of found) expect(elements.ids).toContain(id);
      expect(found.includes('nondisclosure-end-date')).toBe(nondisclosure);
    }
  });

  it('follow the kind of process', () => {
    expect(elementsFor('search-warrant', false)).toContain('probable-cause');
    expect(elementsFor('search-warrant', false)).not.toContain('subpoena-type');
    expect(elementsFor('civil-subpoena', false)).toContain('subpoena-fields-only');
    expect(elementsFor('order-2703d', false)).toContain('articulable-facts');
    expect(elementsFor('nsl', false)).toContain('nsl-certification');
    expect(elementsFor('emergency', false)).toContain('emergency-verified');
    expect(elementsFor(null, false)).toEqual(elementsFor('other', false));
  });
});
