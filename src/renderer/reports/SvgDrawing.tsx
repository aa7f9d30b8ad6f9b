import { createElement, type ReactNode } from 'react';
import type { SvgNode } from '../../core/charts/svg.ts';

/** Shows a drawing that core made. */
export function SvgDrawing({ of }: { readonly of: SvgNode }): ReactNode {
  return elementOf(of);
}

const ownNames: Readonly<Record<string, string>> = { class: 'className', 'text-anchor': 'textAnchor' };

function elementOf({ tag, attributes, children }: SvgNode): ReactNode {
  const named = Object.entries(attributes).map(([name, value]) => [ownNames[name] ?? name, value] as const);
  const inside = children.map((child) => (typeof child === 'string' ? child : elementOf(child)));
  return createElement(tag, Object.fromEntries(named), ...inside);
}
