import fontkit from '@pdf-lib/fontkit';
import { visualRuns } from '../pdf/visual-runs.ts';

/**
 * @pdf-lib/fontkit as @cantoo/pdf-lib can use it. The latter takes any subset with an `encode` for one of a newer
 * fontkit, whose `encode` gives bytes; here it is hidden, and the stream that both know is used. A line is laid out run
 * by run in the order in which it is seen, since fontkit takes it for one run of its first script.
 */
export const subsetFontkit = {
  create(file: Uint8Array) {
    const font = fontkit.create(file);
    const createSubset = font.createSubset.bind(font);
    const layout = font.layout.bind(font);
    return Object.assign(font, {
      layout(line: string, features?: Parameters<typeof layout>[1]) {
        const [run, ...others] = visualRuns(line);
        if (run === undefined || others.length === 0) return layout(run?.text ?? line, features);
        return { glyphs: [run, ...others].flatMap(({ text }) => [...layout(text, features).glyphs]) };
      },
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
