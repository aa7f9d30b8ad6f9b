import { describe, expect, it } from 'vitest';
import {
  nextOpened,
  nothingOpen,
  openIn,
  withOpened,
  withoutOpened,
} from '../../../src/renderer/cases/open-documents.ts';

const documents = ['order', 'schedule', 'cover'];

describe('the open documents of a case', () => {
  it('begin with the first one, and keep the order in which others were opened', () => {
    const first = openIn(nothingOpen, documents);
    expect(first).toEqual({ open: ['order'], shown: 'order', beside: null });
    const more = withOpened(withOpened(first, 'cover'), 'schedule');
    expect(more).toMatchObject({ open: ['order', 'cover', 'schedule'], shown: 'schedule' });
    expect(withOpened(more, 'order')).toMatchObject({ open: more.open, shown: 'order' });
    expect(openIn(nothingOpen, [])).toEqual(nothingOpen);
  });

  it('are followed round and round, and by the neighbour of one that is closed', () => {
    const all = { open: documents, shown: 'cover', beside: null };
    expect(nextOpened(all, 1)).toBe('order');
    expect(nextOpened(all, -1)).toBe('schedule');
    expect(withoutOpened(all, 'cover')).toMatchObject({ open: ['order', 'schedule'], shown: 'schedule' });
    expect(withoutOpened(all, 'order')).toMatchObject({ open: ['schedule', 'cover'], shown: 'cover' });
    const one = openIn(nothingOpen, documents);
    expect(withoutOpened(one, 'order')).toBe(one);
  });

  it('are only those that the case has', () => {
    expect(openIn({ open: ['gone', 'cover'], shown: 'gone', beside: 'gone' }, documents)).toEqual({
      open: ['cover'],
      shown: 'cover',
      beside: null,
    });
  });
});
