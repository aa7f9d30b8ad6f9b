import type { CaseState } from '../../core/cases/case-state.ts';
import type { NumberComparison, NumberPlace } from '../../core/emergencies/commands.ts';
import { standingCallBacks } from '../../core/emergencies/emergency-state.ts';
import type { ComparedDocument } from '../../core/emergencies/events.ts';
import { dialledDigits, writtenInText } from '../../core/emergencies/phone-number.ts';
import type { SearchableDocument } from '../../core/guidelines/element-standing.ts';
import { rows, type ReadableDb } from '../database.ts';

interface ReadPage {
  readonly number: number;
  readonly text: string;
  /** It holds a picture, of which no text is known or only one that was recognised and may be misread, or was not read. */
  readonly is_unread: number;
}

function pagesRead(db: ReadableDb, sha256: string): readonly ReadPage[] {
  return rows<ReadPage>(
    db,
    `SELECT p.number, p.text, (p.pictures = 1 OR p.problem IS NOT NULL) AS is_unread
     FROM page p JOIN document d ON d.id = p.document WHERE d.sha256 = ? ORDER BY p.number`,
    sha256,
  );
}

/** A number against the text of every page of the case's documents; `documents` say how many pages each has. */
export function compareNumber(
  db: ReadableDb,
  state: CaseState,
  documents: readonly SearchableDocument[],
  number: string,
): NumberComparison {
  const dialled = dialledDigits(number);
  const places: NumberPlace[] = [];
  const compared: ComparedDocument[] = [];
  const partly: NumberComparison['partly'][number][] = [];
  for (const { sha256, name } of state.documents) {
    const read = pagesRead(db, sha256);
    const counted = documents.find((document) => document.sha256 === sha256)?.pages ?? null;
    const unread = read.filter(({ is_unread }) => is_unread === 1).map((page) => page.number);
    const isKnown = counted !== null && counted <= read.length;
    if (!isKnown || unread.length > 0)
      partly.push({ document: sha256, name, pages: isKnown ? unread : null });
    compared.push({
      document: sha256,
      read: read.length - unread.length,
      unread: counted === null ? null : Math.max(0, counted - read.length) + unread.length,
    });
    for (const page of read) {
      const written = dialled === null ? null : writtenInText(dialled, page.text);
      if (written !== null) places.push({ document: sha256, name, page: page.number, written });
    }
  }
  return { places, compared, partly };
}

/** The calls back whose number a document of the case has by now, and where. */
export function dependentCallBacks(db: ReadableDb, state: CaseState): ReadonlyMap<string, NumberPlace> {
  const calls = standingCallBacks(state);
  return new Map(
    calls.flatMap(({ entry, number }): readonly (readonly [string, NumberPlace])[] => {
      const [place] = compareNumber(db, state, [], number).places;
      return place === undefined ? [] : [[entry, place]];
    }),
  );
}
