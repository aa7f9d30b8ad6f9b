import { describe, expect, it } from 'vitest';
import {
  dataCategories,
  elements,
  processes,
  type DataId,
  type ProcessId,
} from '../../../src/core/legal-basis.ts';
import type { HandbookBlock } from '../../../src/core/handbook/blocks.ts';
import { handbookOf, type Handbook } from '../../../src/core/handbook/handbook.ts';
import { handbookHtml } from '../../../src/core/handbook/handbook-html.ts';
import type { Statement } from '../../../src/core/handbook/sources.ts';
import { profileNamed, profiles, today } from '../guidelines/built-in.ts';

const ids = profiles.map(({ id }) => id);
const handbookNamed = (id: string): Handbook => handbookOf(profiles, id, today);

function statements({ parts }: Handbook): readonly Statement[] {
  return parts.flatMap(({ blocks, questions }) => [
    ...blocks.flatMap(statementsOf),
    ...questions.map(({ answer }) => answer),
  ]);
}

function statementsOf(block: HandbookBlock): readonly Statement[] {
  if (block.kind === 'paragraph') return [block.statement];
  if (block.kind === 'list') return block.items;
  return block.kind === 'table' ? block.rows.map(({ said }) => said) : [];
}

/** The titles below the headings, by part. */
function entriesOf(id: string): readonly (readonly string[])[] {
  return handbookNamed(id).parts.map(({ blocks }) => titlesOf(blocks));
}

function titlesOf(blocks: readonly HandbookBlock[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'entry' ? [block.text] : []));
}

/** The processes that have to show something of their own by a profile’s rules. */
function processesShown(id: string): readonly ProcessId[] {
  return profileNamed(id).rules.flatMap((rule) =>
    rule.type === 'element' && rule.processes !== undefined && 'only' in rule.processes
      ? rule.processes.only
      : [],
  );
}

/** What a requester can ask for by name; who has to approve an answer is no business of theirs. */
function dataNamedBy(id: string): readonly DataId[] {
  return profileNamed(id).rules.flatMap((rule) =>
    'data' in rule && rule.data !== undefined && rule.type !== 'element' && rule.type !== 'second-review'
      ? rule.data.filter((data) => data !== 'other')
      : [],
  );
}

describe.each(ids)('the handbook of %s', (id) => {
  const handbook = handbookNamed(id);

  it('has every category of data of which the profile speaks, and says what it takes; what only a national security letter asks for, where one comes', () => {
    const titled = new Set(handbook.parts.flatMap(({ blocks }) => titlesOf(blocks)));
    const isFederal = handbook.parts.some(({ title }) => title === profileNamed('us-federal').title);
    for (const data of dataNamedBy(id).filter((each) => isFederal || !each.startsWith('nsl-')))
      expect(titled).toContain(dataCategories.labels[data]);
    for (const { title, blocks, questions } of handbook.parts) {
      if (title === profileNamed('us-federal').title) continue;
      const said = [...blocks.flatMap(statementsOf).map(({ text }) => text), ...titlesOf(blocks)];
      const asks = questions.map((question) => question.asks);
      expect([...said, ...asks].join(), title).not.toMatch(/toll|name and length of service/i);
    }
  });

  it('states nothing that rests on memory without its mark, and marks nothing else', () => {
    for (const { text, sources, unverified } of statements(handbook)) {
      const isRemembered = sources.some((number) => handbook.sources[number - 1]?.verified === 'memory');
      expect(unverified, text).toBe(isRemembered);
    }
  });

  it('names a source behind every sentence but those that say that there is none', () => {
    const unsourced = statements(handbook).filter(({ sources }) => sources.length === 0);
    for (const { text } of unsourced) expect(text).toMatch(/^(No rule here|These guidelines have no rule)/);
  });

  it('lists what each kind of process has to show by which data is had', () => {
    const parts = new Map(handbook.parts.map(({ title, blocks }) => [title, blocks]));
    const laws = profiles.filter(({ basis, title }) => basis === 'law' && parts.has(title));
    for (const law of laws) {
      const reaching = law.rules.flatMap((rule) => (rule.type === 'minimum-process' ? rule.accepted : []));
      const shown = new Set([...processesShown('every-request'), ...processesShown(law.id)]);
      const entries = titlesOf(parts.get(law.title) ?? []).join();
      for (const process of reaching.filter((each) => shown.has(each)))
        expect(entries).toContain(processes.labels[process]);
    }
  });

  it('says nothing twice of one category', () => {
    for (const { blocks } of handbook.parts) {
      for (const [index, { kind }] of blocks.entries()) {
        const next = blocks[index + 1];
        if (kind !== 'entry' || next?.kind !== 'list') continue;
        const said = next.items.map(({ text }) => text);
        expect(new Set(said).size, said.join('\n')).toBe(said.length);
        const [first = '', ...more] = said;
        for (const text of more) expect(first).not.toContain(text);
      }
    }
  });

  it('is the same whatever the order of the files', () => {
    expect(handbookOf(profiles.toReversed(), id, today)).toEqual(handbook);
  });

  it('cites its sources in whole sentences, and lists no consent among the emergencies', () => {
    for (const { text } of handbook.sources) expect(text).toMatch(/^[^a-z]/);
    for (const { blocks } of handbook.parts) {
      const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Emergencies');
      const list = blocks[at + 1];
      for (const { text } of list === undefined ? [] : statementsOf(list))
        expect(text).not.toMatch(/consent/i);
    }
  });

  it('shows every mark on its page', () => {
    const html = handbookHtml(handbook);
    const marks = statements(handbook).filter(({ unverified }) => unverified).length;
    const sources = handbook.sources.filter(({ verified }) => verified === 'memory').length;
    expect(html.split('class="mark"').length - 1).toBe(marks + sources + 1);
    expect(html).not.toMatch(/<script|src=|https?:/);
  });
});

it.each(ids)('%s: each failure stands once in the table, is asked once, and cites every rule', (id) => {
  for (const { blocks, questions } of handbookNamed(id).parts) {
    const asks = questions.map((question) => question.asks).filter((each) => each.includes('fails at'));
    expect(new Set(asks).size).toBe(asks.length);
    const table = blocks.find(
      (block) => block.kind === 'table' && block.caption.startsWith('What is missing'),
    );
    const what = table?.kind === 'table' ? table.rows.map((row) => row.what) : [];
    const ofElements = what.filter((each) => each !== 'The process');
    expect(new Set(ofElements).size).toBe(ofElements.length);
  }
  const federal = handbookNamed('us-federal').parts[0]?.questions.find(({ asks }) => asks.includes('Danger'));
  expect(federal?.answer.sources).toHaveLength(2);
});

describe('the self-test', () => {
  const [part] = handbookNamed('us-federal').parts;
  const asked = (words: string) => part?.questions.find(({ asks }) => asks.includes(words));

  it.each([
    ['basic subscriber information', 'subpoena'],
    ['other non-content records', 'order-2703d'],
    ['stored content', 'search-warrant'],
    ['prospective content', 'wiretap-order'],
  ] as const)('asks what %s takes', (words, process) => {
    const question = asked(`least process for ${words}?`);
    expect(question?.answer.text).toBe(`At least: ${processes.labels[process]}.`);
    expect(question?.choices).toContain(processes.labels[process]);
    expect(new Set(question?.choices).size).toBe(question?.choices.length);
  });

  it.each(['us-federal', 'strict-company'])(
    '%s: teaches no warrant for an emergency, or for a private party',
    (id) => {
      const [first] = handbookNamed(id).parts;
      const asks = first?.questions.map((question) => question.asks).join() ?? '';
      expect(asks).not.toMatch(
        /least process for (content, emergency|records, emergency|content for a private party)/,
      );
      const glance = first?.blocks.find((block) => block.kind === 'table');
      const saidOf = (data: DataId) =>
        (glance?.kind === 'table' ? glance.rows : []).find(({ what }) => what === dataCategories.labels[data])
          ?.said.text;
      expect(saidOf('emergency-content')).toMatch(/^In an emergency: Content may be given, and nobody must/);
      expect(saidOf('emergency-records')).toMatch(/^In an emergency: Records may be given, and nobody must/);
      expect(saidOf('private-party-content')).toMatch(/^No process reaches it\. Content for a private party/);
    },
  );

  it('says outside the United States that records are given by practice, and of a part no more than it has', () => {
    const glance = handbookNamed('outside-us').parts[0]?.blocks.find(({ kind }) => kind === 'table');
    const takes = glance === undefined ? [] : statementsOf(glance).map(({ text }) => text);
    const local = takes.filter((text) => text.startsWith('At least: Foreign request'));
    expect(local).not.toEqual([]);
    for (const text of local) expect(text).toContain('a provider’s reported practice: no text of the law');
    const law = part?.blocks.flatMap(statementsOf).map(({ text }) => text) ?? [];
    expect(law.join()).toContain(
      'The process reaches: Name; Address; Length of service; Toll billing records.',
    );
    expect(law.join()).not.toContain('It comprises');
  });

  it('outside the United States the two ways to content are alternatives, and of an emergency counsel decides', () => {
    for (const id of ['outside-us', 'mlat-only']) {
      const told = statements(handbookNamed(id)).map(({ text }) => text);
      const least = told.filter((text) => text.startsWith('At least: Mutual legal assistance'));
      expect(least).not.toEqual([]);
      for (const text of least)
        expect(text).toContain('At least: Mutual legal assistance request or CLOUD Act order.');
      for (const text of told) expect(text).not.toMatch(/^Also enough: .*CLOUD Act.* assistance/);
      expect(told.join()).toMatch(/They do not speak of an authority of another country: counsel decides/);
      const opened = told.filter((text) => text.startsWith('In an emergency: Some providers report'));
      expect(opened.length).toBeGreaterThan(0);
      for (const text of opened) expect(text).toContain('Counsel has to decide.');
    }
    const questions = handbookNamed('outside-us').parts.flatMap((each) => each.questions);
    const content = questions.find(({ asks }) => asks.includes('least process for stored content'));
    expect(content?.choices).toContain(processes.labels['mlat-request']);
    expect(content?.choices).not.toContain(processes.labels['order-under-2523-agreement']);
    expect(questions.map(({ asks }) => asks).join()).not.toMatch(/subpoena/);
  });

  it('lists what a process must show where that process reaches anything, and nowhere else', () => {
    const letter = processes.labels.nsl;
    const [federal = [], outside = [], union = [], parties = []] = entriesOf('strict-company');
    expect(federal).toContain(letter);
    for (const abroad of [outside, union, parties]) expect(abroad).not.toContain(letter);
    for (const id of ids) expect(entriesOf(id).flat()).not.toContain('');
  });

  it('loses no kind of process where a rule speaks only of acts upon an account', () => {
    const [whole] = handbookNamed('every-request').parts;
    const titled = titlesOf(whole?.blocks ?? []).join();
    expect(processesShown('every-request')).toContain('nsl');
    for (const process of processesShown('every-request'))
      expect(titled).toContain(processes.labels[process]);
    const failing = whole?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? [];
    expect(failing.map(({ what }) => what)).toContain(elements.labels['emergency-threshold']);
  });

  it('calls the policy of a company its policy, and no practice of a provider', () => {
    const mlat = leastNamedBy('mlat-only').filter((text) => text.includes(processes.labels['mlat-request']));
    expect(mlat.join()).toContain('That is company policy: no text of the law here says so.');
    expect(mlat.join()).not.toContain('practice');
    expect(leastNamedBy('strict-company').join()).toContain(
      'That is a provider’s reported practice, and company policy: no text of the law here says so.',
    );
  });

  it('tells a private party that a civil subpoena compels records, and that its letter does not', () => {
    const handbook = handbookNamed('private-party');
    const [question] = handbook.parts.flatMap(({ questions }) =>
      questions.filter(({ asks }) => asks.includes('basic subscriber information')),
    );
    const told = statements(handbook).map(({ text }) => text);
    expect(told).toContain(`At least: ${processes.labels['civil-subpoena']}.`);
    expect(told.join()).toContain('it makes nobody give them');
    expect(told.join()).not.toContain('Nobody can compel it');
    expect(question?.answer.text ?? '').not.toContain('Nobody');
  });

  it('says of an answer that was only remembered that it was', () => {
    expect(asked('call invitation logs')?.answer.unverified).toBe(true);
    expect(asked('stored content')?.answer.unverified).toBe(false);
  });

  it('asks for how long records exist where the rules say so', () => {
    const [company] = handbookNamed('strict-company').parts;
    const question = company?.questions.find(({ asks }) => asks.includes('mail logs exist'));
    expect(question?.answer.text).toContain('Up to 25 days.');
  });
});

function leastNamedBy(id: string): readonly string[] {
  return statements(handbookNamed(id)).flatMap(({ text }) => (text.startsWith('At least: ') ? [text] : []));
}

function textsOn(on: string): string {
  return statements(handbookOf(profiles, 'strict-company', on))
    .map(({ text }) => text)
    .join();
}

describe('a company’s own profile', () => {
  const own = {
    ...profileNamed('code-host'),
    id: 'ours',
    title: 'Ours <b>& "theirs"</b>',
  };

  it('is a part for each law that it works over', () => {
    const titles = handbookOf([...profiles, own], 'ours', today).parts.map(({ title }) => title);
    expect(titles).toEqual(own.extends.map((law) => profileNamed(law).title));
  });

  it('comes out as text, whatever it is called', () => {
    const html = handbookHtml(handbookOf([...profiles, own], 'ours', today));
    expect(html).toContain('Ours &lt;b&gt;&amp; &quot;theirs&quot;&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('is refused where there is none of that name', () => {
    expect(() => handbookNamed('nowhere')).toThrow(/There is no profile nowhere/);
  });

  it('tells those who ask by European orders no section of the law of the United States', () => {
    const told = JSON.stringify(handbookNamed('eu-e-evidence').parts);
    expect(told).toContain('The user is told unless');
    expect(told).not.toMatch(/USC|amend\. IV|Fed\. R\./);
  });

  it('changes with the day: a rule that has ended is not told', () => {
    expect(textsOn('2023-01-01')).not.toBe(textsOn(today));
  });
});
