import type { CaseState } from '../../core/cases/case-state.ts';
import type { NumberComparison, NumberPlace } from '../../core/emergencies/commands.ts';
import { standingCallBacks } from '../../core/emergencies/emergency-state.ts';
import type { ComparedDocument } from '../../core/emergencies/events.ts';
import { dialledDigits, writtenInText } from '../../core/emergencies/phone-number.ts';
import type { SearchableDocument } from '../../core/guidelines/evidence-gate.ts';
import { rows, type ReadableDb } from '../database.ts';

interface ReadPage {
  readonly number: number;
  readonly text: string;
  /** It shows something of which no text is known, or only one that was recognised and may be misread. */
  readonly is_unread: number;
}

function pagesRead(db: ReadableDb, sha256: string): readonly ReadPage[] {
  return rows<ReadPage>(
    db,
    `SELECT p.number, p.text, (p.image_only = 1 OR (p.problem IS NOT NULL AND trim(p.text) = '')) AS is_unread
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
  for (const { sha256, name } of state.documents) {
    const read = pagesRead(db, sha256);
    const counted = documents.find((document) => document.sha256 === sha256)?.pages ?? null;
    const unread = read.filter(({ is_unread }) => is_unread === 1).length;
    compared.push({
      document: sha256,
      read: read.length - unread,
      unread: counted === null ? null : Math.max(0, counted - read.length) + unread,
    });
    for (const page of read) {
      const written = dialled === null ? null : writtenInText(dialled, page.text);
      if (written !== null) places.push({ document: sha256, name, page: page.number, written });
    }
  }
  return { places, compared };
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
