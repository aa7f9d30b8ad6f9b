import { blocksInWords, type ExportBlock } from '../../core/exports/firewall.ts';
import type { PublishedCell, PublishedColumn } from '../../core/reports/published-table.ts';

const whole = new Intl.NumberFormat('en');

/** A figure as it is read on the screen; a blank one is a dash. */
export function figureText({ percent }: Pick<PublishedColumn, 'percent'>, cell: PublishedCell): string {
  if (cell === null) return '–';
  if (cell === 'suppressed') return 'held back';
  if (typeof cell === 'string') return cell;
  return percent ? `${cell} %` : whole.format(cell);
}

/** What a figure stands for, for those who hear it or point at it. */
export function figureName(row: string, { heading, percent }: PublishedColumn, cell: PublishedCell): string {
  const figure = cell === null ? 'not recorded' : figureText({ percent }, cell);
  return `${row}, ${heading}: ${figure}`;
}

/** Why nothing stands where a number could. */
export function figureTitle(cell: PublishedCell): string | undefined {
  if (cell === null) return 'not recorded';
  return cell === 'suppressed' ? 'Small, or a small figure would follow from it' : undefined;
}

const blocksShown = 200;

/** The first of what keeps a docket here, with how much more there is: a docket can have tens of thousands. */
export function blockLines(blocks: readonly ExportBlock[]): readonly string[] {
  const more = blocks.length - blocksShown;
  const lines = blocksInWords(blocks, true).slice(0, blocksShown);
  return more > 0 ? [...lines, `And ${whole.format(more)} more.`] : lines;
}

export function requestsInWords(count: number): string {
  return `${whole.format(count)} ${count === 1 ? 'request' : 'requests'}`;
}
