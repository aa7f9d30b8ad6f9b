import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { calendarItem, iCalendar, type CalendarItem } from '../../core/clocks/icalendar.ts';
import type { CalendarReceipt } from '../../ipc/views.ts';
import { replaceFile } from '../atomic-file.ts';
import { caseState, openPart } from '../case-projection.ts';
import { caseIds } from '../ledger-store.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import type { Vault } from '../vault.ts';
import { clocksOfCase } from './docket.ts';
import type { CaseReading } from './links.ts';

/** The deadlines of all cases as iCalendar, under titles that name no target, by what is not withheld of them. Failure `nothing-to-export`. */
export function calendarOf({ db, now }: Pick<Vault, 'db' | 'now'>): {
  readonly text: string;
  readonly deadlines: number;
} {
  const { at } = now();
  const readOpen: CaseReading = (caseId) => openPart(db, caseState(db, caseId));
  const items = caseIds(db).flatMap((caseId): readonly CalendarItem[] =>
    clocksOfCase(db, readOpen(caseId), at, readOpen).flatMap(
      (clock) => calendarItem(clock, caseId, hash('sha256', `${caseId} ${clock.id}`, 'hex')) ?? [],
    ),
  );
  return { text: iCalendar(items, at), deadlines: items.length };
}

/** Writes the calendar in place of whatever the file held. Failures: `nothing-to-export`, `disk-full`, `file-unreadable`. */
export function exportCalendar(vault: Vault, file: string): CalendarReceipt {
  const { text, deadlines } = calendarOf(vault);
  withStorageFailures(() => replaceFile(file, Buffer.from(text)));
  return { file: basename(file), deadlines };
}
