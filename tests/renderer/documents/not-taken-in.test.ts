import { describe, expect, it } from 'vitest';
import { cardsAmong } from '../../../src/renderer/documents/send-file.ts';
import { readNames } from '../../../src/renderer/documents/not-taken-in.ts';

describe('readNames', () => {
  it('reads the names that were kept', () => {
    expect(readNames(JSON.stringify(['a warrant.pdf', 'Anlage ü.pdf']))).toEqual([
      'a warrant.pdf',
      'Anlage ü.pdf',
    ]);
  });

  it.each([null, '', 'no JSON', '{}', '[1]', '"a name"'])('finds none in %j', (draft) => {
    expect(readNames(draft)).toEqual([]);
  });
});

const begins = (kind: string) => `\r\n-----BEGIN REDROPE ${kind}-----\neyJ2IjoxfQ==\n`;

describe('cardsAmong', () => {
  it('knows a card or receipt by its name, and by how it begins whatever it is called', async () => {
    const cards = [
      new File(['anything'], 'ada.redrope-card'),
      new File(['anything'], 'thief.card'),
      new File([begins('IDENTITY CARD')], 'thief.txt'),
      new File([begins('RECEIPT')], 'from Bob.csv'),
    ];
    const others = [
      new File(['%PDF-1.7'], 'card.pdf'),
      new File([`See below.${begins('IDENTITY CARD')}`], 'mail.eml'),
      new File([''], 'empty'),
    ];
    expect(await cardsAmong([...others, ...cards])).toEqual(cards);
  });
});
