import type { Handbook } from '../../core/handbook/handbook.ts';
import { basisMark } from '../../core/guidelines/guidelines.ts';
import { checkedWords } from '../../core/handbook/handbook.ts';
import { newPdf } from '../bundles/pdf-document.ts';
import { HandbookPages } from './handbook-pages.ts';

/** A handbook as a PDF of A4 pages, made at `at` (UTC). The same handbook and time give the same bytes. */
export async function handbookPdf(handbook: Handbook, at: string): Promise<Uint8Array> {
  const { title, edition: name, under, parts, sources } = handbook;
  const file = await newPdf(`${title}: ${under}`, at);
  const pages = new HandbookPages(file);
  pages.title(title, under);
  for (const part of parts) {
    pages.part(part.title);
    for (const block of part.blocks) pages.add(block);
    pages.questions(part.questions);
  }
  pages.part('Sources');
  sources.forEach(({ text, source, verified, profile, rule, edition, basis }, index) => {
    const mark = basisMark[basis] === null ? '' : `${basisMark[basis]}. `;
    const cited = `${mark}${source}; ${checkedWords[verified]}. ${profile}/${rule}, edition ${edition}.`;
    pages.numbered(index + 1, text, cited);
  });
  pages.number(`${title}  ·  ${name}`);
  return file.document.save({ useObjectStreams: true });
}
