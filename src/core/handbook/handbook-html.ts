import { basisMark } from '../guidelines/guidelines.ts';
import type { HandbookBlock } from './blocks.ts';
import { checkedWords, type Handbook } from './handbook.ts';
import type { Question } from './self-test.ts';
import type { Statement } from './sources.ts';
import { style } from './html-style.ts';

/** A handbook as one HTML page that needs nothing else: no script, no font, no network. */
export function handbookHtml(handbook: Handbook): string {
  const { title, under, parts, sources } = handbook;
  const body = parts.flatMap((part, index) => partHtml(part, index + 1, parts.length === 1));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}: ${escaped(under)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">To the text</a>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(under)}</p>
<p class="fine">Made by Redrope from the rules by which requests are measured. Numbers in brackets name the rule behind a sentence; <strong class="mark">unverified</strong> means that somebody only remembered it. This is no legal advice.</p>
</header>
<nav aria-label="Contents"><ul>
${contents(handbook)}
</ul></nav>
<main id="content">
${body.join('\n')}
<section aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<ol class="sources">
${sources.map((source, index) => sourceHtml(source, index + 1)).join('\n')}
</ol>
</section>
</main>
</body>
</html>
`;
}

type Part = Handbook['parts'][number];

function contents({ parts }: Handbook): string {
  const lines = parts.flatMap((part, index) => [
    `<li><a href="#part-${index + 1}">${escaped(part.title)}</a>${headings(part, index + 1)}</li>`,
  ]);
  return [...lines, '<li><a href="#sources">Sources</a></li>'].join('\n');
}

function headings({ blocks, questions }: Part, number: number): string {
  const names = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  const all = questions.length === 0 ? names : [...names, testTitle];
  const items = all.map((name) => `<li><a href="#${anchorOf(number, name)}">${escaped(name)}</a></li>`);
  return `<ul>${items.join('')}</ul>`;
}

const testTitle = 'Test yourself';

function partHtml({ title, blocks, questions }: Part, number: number, isOne: boolean): string[] {
  return [
    `<section aria-labelledby="part-${number}">`,
    `<h2 id="part-${number}"${isOne ? ' class="only"' : ''}>${escaped(title)}</h2>`,
    ...blocks.map((block) => blockHtml(block, number)),
    ...testHtml(questions, number),
    '</section>',
  ];
}

function blockHtml(block: HandbookBlock, part: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h3 id="${anchorOf(part, block.text)}">${escaped(block.text)}</h3>`;
    case 'entry':
      return `<h4>${escaped(block.text)}</h4>`;
    case 'paragraph':
      return `<p>${stated(block.statement)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${stated(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const rows = block.rows.map(
        ({ what, said }) => `<tr><th scope="row">${escaped(what)}</th><td>${stated(said)}</td></tr>`,
      );
      const [one, other] = block.head;
      return `<table><caption>${escaped(block.caption)}</caption><thead><tr><th scope="col">${escaped(one)}</th><th scope="col">${escaped(other)}</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    }
  }
}

/** The questions first, then the answers, so that a printed page tests as well as a screen. */
function testHtml(questions: readonly Question[], part: number): string[] {
  if (questions.length === 0) return [];
  const asked = questions.map(
    ({ asks, choices }, index) =>
      `<li id="q-${part}-${index + 1}">${escaped(asks)}${choices.length === 0 ? '' : ` <span class="choices">${choices.map(escaped).join(' · ')}</span>`} <a class="to-answer" href="#a-${part}-${index + 1}" aria-label="Answer to question ${index + 1}">Answer</a></li>`,
  );
  const answers = questions.map(
    ({ answer }, index) => `<li id="a-${part}-${index + 1}">${stated(answer)}</li>`,
  );
  return [
    `<h3 id="${anchorOf(part, testTitle)}">${testTitle}</h3>`,
    `<ol class="questions">\n${asked.join('\n')}\n</ol>`,
    '<h4>Answers</h4>',
    `<ol class="answers">\n${answers.join('\n')}\n</ol>`,
  ];
}

function stated({ text, sources, unverified }: Statement): string {
  const numbers = sources.map((number) => `<a href="#source-${number}">${number}</a>`).join(', ');
  const mark = unverified ? ' <strong class="mark">unverified</strong>' : '';
  return `${escaped(text)}${numbers === '' ? '' : ` <span class="refs">[${numbers}]</span>`}${mark}`;
}

function sourceHtml(
  { text, source, verified, profile, rule, edition, basis }: Handbook['sources'][number],
  number: number,
): string {
  const checked =
    verified === 'memory'
      ? `<strong class="mark">${checkedWords[verified]}</strong>`
      : checkedWords[verified];
  const mark = basisMark[basis] === null ? '' : `${basisMark[basis]}. `;
  return `<li id="source-${number}">${escaped(text)} <span class="fine">${mark}${escaped(source)}; ${checked}. ${escaped(profile)}/${escaped(rule)}, edition ${escaped(edition)}.</span></li>`;
}

function anchorOf(part: number, name: string): string {
  return `part-${part}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
