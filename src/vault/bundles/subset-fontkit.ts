import fontkit from '@pdf-lib/fontkit';

/**
 * @pdf-lib/fontkit as @cantoo/pdf-lib can use it. The latter takes any subset with an `encode` for one of a newer
 * fontkit, whose `encode` gives bytes; here it is hidden, and the stream that both know is used.
 */
export const subsetFontkit = {
  create(file: Uint8Array) {
    const font = fontkit.create(file);
    const createSubset = font.createSubset.bind(font);
    return Object.assign(font, {
      createSubset() {
        const subset = createSubset();
        return {
          includeGlyph: subset.includeGlyph.bind(subset),
          encodeStream: subset.encodeStream.bind(subset),
        };
      },
    });
  },
};
