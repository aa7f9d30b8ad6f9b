import { expect, it } from 'vitest';
import { pageInWords, pageNamed } from '../../../src/renderer/reading-room/page-name.ts';

const plain = { labels: null, pageCount: 12 };
const labelled = { labels: ['i', 'ii', '1', '2', '3', '4'], pageCount: 6 };

it('a page is typed by its label or its number, and says where one landed when that is not plain', () => {
  expect(pageNamed(' 7 ', plain)).toEqual({ page: 7, said: null });
  expect(pageNamed('II', labelled)).toEqual({ page: 2, said: null });
  const byLabel = pageNamed('3', labelled);
  expect(byLabel.page).toBe(5);
  expect(byLabel.said).toContain('Page 5 of 6, which the document labels 3');
  expect(byLabel.said).toContain('type #3');
  expect(pageNamed('#3', labelled)).toEqual({ page: 3, said: 'Page 3 of 6, labelled 1.' });
  expect(pageNamed('5', labelled)).toEqual({ page: 5, said: 'Page 5 of 6, labelled 3.' });
});

it('a page that is not there leads nowhere, and that is said', () => {
  expect(pageNamed('99999', plain)).toEqual({
    page: null,
    said: 'There is no page 99999. The last one is page 12.',
  });
  for (const typed of ['0', '-1', '1.5', 'xi', '']) expect(pageNamed(typed, plain).page).toBeNull();
});

it('a page goes by its number, with its label beside', () => {
  expect(pageInWords(labelled, 5)).toBe('Page 5, labelled 3');
  expect(pageInWords(plain, 5)).toBe('Page 5');
});
