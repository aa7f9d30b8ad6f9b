/** A piece of a drawing: whoever shows it makes it text (`svgText`), or elements of the window. */
export interface SvgNode {
  readonly tag: 'svg' | 'g' | 'path' | 'circle' | 'rect' | 'text' | 'title';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

export function svg(
  tag: SvgNode['tag'],
  attributes: SvgNode['attributes'],
  ...children: SvgNode['children']
): SvgNode {
  return { tag, attributes, children };
}

/** The drawing as it stands in a page of HTML or in a file of its own. */
export function svgText({ tag, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child)));
  return `<${tag}${written.join('')}>${inside.join('')}</${tag}>`;
}

/** A text as it may stand in HTML and SVG, in an element or between double quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A place in a drawing: a tenth of a unit is finer than any screen shows. */
export function at(value: number): number {
  return Math.round(value * 10) / 10;
}
