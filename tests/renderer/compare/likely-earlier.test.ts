import { expect, it } from 'vitest';
import type { DocumentRole } from '../../../src/core/legal-basis.ts';
import { likelyEarlier } from '../../../src/renderer/compare/likely-earlier.ts';

const document = (name: string, role: DocumentRole) => ({ sha256: name, name, role });
const cover = document('cover letter.pdf', 'request');
const order = document('Order.pdf', 'order');
const second = document('order of 3 June (2).pdf', 'order');
const annex = document('order, annex.pdf', 'attachment');
const amended = document('amended order.pdf', 'order');
const warrant = document('Warrant 12.pdf', 'order');

const earlier = (of: typeof cover, ...documents: (typeof cover)[]) => likelyEarlier(of, documents)?.name;

it('offers a name alike first, of the same role where there is one', () => {
  expect(earlier(amended, cover, order, warrant, amended)).toBe('Order.pdf');
  expect(earlier(amended, order, annex, amended)).toBe('Order.pdf');
  expect(earlier(second, annex, order, amended, second)).toBe('Order.pdf');
  expect(
    earlier(
      document('Order B.pdf', 'correspondence'),
      cover,
      order,
      warrant,
      document('Order B.pdf', 'correspondence'),
    ),
  ).toBe('Order.pdf');
});

it('offers the one that came last before it, or else first after it', () => {
  const [one, two, three] = ['Order 1.pdf', 'Order 2.pdf', 'Order 3.pdf'].map((name) =>
    document(name, 'order'),
  );
  if (one === undefined || two === undefined || three === undefined) throw new Error('three were made');
  expect(earlier(three, one, two, three, cover)).toBe('Order 2.pdf');
  expect(earlier(two, one, two, three)).toBe('Order 1.pdf');
  expect(earlier(one, cover, one, two, three)).toBe('Order 2.pdf');
});

it('offers the same role where no name is alike, and else whatever is near', () => {
  expect(earlier(amended, warrant, cover, amended)).toBe('Warrant 12.pdf');
  const unnamed = document('2026-06-03.pdf', 'correspondence');
  expect(earlier(unnamed, order, cover, unnamed)).toBe('cover letter.pdf');
  expect(earlier(unnamed, unnamed)).toBeUndefined();
});
