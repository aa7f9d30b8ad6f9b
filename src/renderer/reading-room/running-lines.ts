/** Where a piece of text stands on the page, from above; null where it has nothing to be seen. */
export type Standing = { readonly top: number; readonly bottom: number } | null;

/**
 * Where in the order of drawing those pieces begin that come last and stand above all others of the page, as a stamp at
 * its head: whoever reads on from the piece `from` over the page's end does not pass them. Else the number of pieces.
 */
export function beginOfHead(pieces: readonly Standing[], from: number): number {
  const at = standAboveTheRest(pieces).indexOf(true, from + 1);
  return at === -1 ? pieces.length : at;
}

/**
 * How many pieces come first and stand below all others, as a page's number at its foot: whoever reads on from the page
 * before as far as the piece `to` has not passed them.
 */
export function endOfFoot(pieces: readonly Standing[], to: number): number {
  return Math.max(0, standAboveTheRest(pieces).lastIndexOf(true, to));
}

/** For each piece whether it and all after it stand above all before it, something being among either. */
function standAboveTheRest(pieces: readonly Standing[]): readonly boolean[] {
  const bottoms = pieces.map((piece) => piece?.bottom ?? -Infinity);
  for (let at = bottoms.length - 2; at >= 0; at--) {
    bottoms[at] = Math.max(bottoms[at] ?? -Infinity, bottoms[at + 1] ?? -Infinity);
  }
  let top = Infinity;
  return pieces.map((piece, at) => {
    const bottom = bottoms[at] ?? -Infinity;
    const isAbove = Number.isFinite(bottom) && Number.isFinite(top) && bottom <= top;
    top = Math.min(top, piece?.top ?? Infinity);
    return isAbove;
  });
}
