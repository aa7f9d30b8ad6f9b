/** How many of something a test tries: as many as fit into every run, or (`npm run test:long`) all that are promised. */
export function asManyAs(usual: number, inLongRun: number): number {
  return isLongRun ? inLongRun : usual;
}

export const isLongRun = process.env['REDROPE_LONG'] === '1';
