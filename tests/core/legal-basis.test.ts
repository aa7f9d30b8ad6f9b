import { describe, expect, it } from 'vitest';
import {
  absences,
  dataCategories,
  dispositions,
  documentRoles,
  elements,
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
