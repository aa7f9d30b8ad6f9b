import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blankRequest } from '../../src/core/requests/commands.ts';
import { quoteAnchor } from '../support/ledger-cast.ts';
import { searchWhatIsMissing } from '../support/open-gate.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';
import { heard, startVaultProcess, upload } from '../support/vault-process.ts';
import { textPdf } from './documents/made-pdfs.ts';

const canaries = {
  pdfText: 'Quillfeather',
  note: 'Brambleshank',
  search: 'Thistlemarrow',
  fileName: 'Copperwinkle',
  draft: 'Marshlantern',
  passphrase: 'Gooseberrymast',
  requester: 'Fernhollowby',
  decision: 'Saltpetrellow',
  searched: 'Nettlequillon',
  override: 'Umbrelvander',
};

/** The forms in which a canary would be found. Base64 without what depends on the bytes around it. */
function formsOf(canary: string): readonly Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${canary}`).toString('base64');
    return text.slice(Math.ceil((shift * 8) / 6), -4);
  });
  const hex = Buffer.from(canary).toString('hex');
  return [
    Buffer.from(canary, 'utf8'),
    Buffer.from(canary, 'utf16le'),
    ...[hex, hex.toUpperCase(), ...base64].map((text) => Buffer.from(text)),
  ];
}

function findings(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap(({ parentPath, name }) => {
    const bytes = Buffer.concat([Buffer.from(name), readFileSync(join(parentPath, name))]);
    return Object.entries(canaries)
      .filter(([, canary]) => formsOf(canary).some((form) => bytes.includes(form)))
      .map(([kind]) => `${kind} in ${name}`);
  });
}

describe('at rest', () => {
  it.each(Object.entries(canaries))('a search of this kind would find %s in each form', (kind, canary) => {
    for (const [index, form] of formsOf(`ab${canary}cd`).entries()) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'leak'), Buffer.concat([Buffer.from('before '), form]));
      expect([index, findings(folder)]).toEqual([index, [`${kind} in leak`]]);
    }
  });

  it('nothing of a case is to be found in any form: while open, after a kill, and after a lock', async () => {
    const root = temporaryFolder();
    const [folder, temp] = [join(root, 'vault'), join(root, 'temp')];
    mkdirSync(temp);
    const env = { TMPDIR: temp, TMP: temp, TEMP: temp, SQLITE_TMPDIR: temp };
    const passphrase = `${canaries.passphrase} and more`;
    const vault = startVaultProcess(env);
    await vault.call('host.create', { folder, name: 'Ada', passphrase });
    const terms = {
      data: 'stored-content',
      identifiers: ['j.doe@example.com'],
      from: null,
      to: null,
    } as const;
    const request = { ...blankRequest, agency: canaries.requester };
    const { case: id } = await vault.call('cases.open', { request, demands: [terms] });
    // Uncompressed, so that its words would show.
    const pages = Array.from({ length: 200 }, (_, page) => `${canaries.pdfText} ${page}`);
    const pdf = await (await textPdf(pages)).save({ useObjectStreams: false });
    const uploaded = await upload(vault, `${canaries.fileName}.pdf`, pdf);
    const document = (await vault.call('documents.receive', { upload: uploaded, case: id, role: 'request' }))
      .document;
    await heard(vault, (event) => event.type === 'extraction' && event.extraction.state === 'read');
    const half = await vault.call('uploads.begin', {
      name: `${canaries.fileName}.pdf`,
      bytes: pdf.length + 1,
    });
    await vault.call('uploads.piece', { upload: half.upload, bytes: pdf });
    const reading = { element: 'nexus', verdict: 'breaks', note: canaries.note } as const;
    await vault.call('findings.make', { case: id, document, anchor: quoteAnchor, reading });
    await vault.call('drafts.put', { key: 'draft', text: canaries.draft });
    await vault.call('docket.search', { words: `${canaries.search} ${canaries.pdfText}*`, limit: 100 });
    await searchWhatIsMissing(vault.call, id, canaries.searched);
    await vault.call('gate.override', { case: id, elements: ['nexus'], reason: canaries.override });
    const [demand] = (await vault.call('cases.show', { case: id })).state.demands;
    await vault.call('decisions.sign', {
      case: id,
      position: {
        demand: demand?.id ?? '',
        disposition: 'reject',
        reasons: ['overly-broad'],
        findings: [],
        rationale: canaries.decision,
        narrowed: null,
      },
      terms,
    });
    expect(readdirSync(folder)).toContain('staging.sqlite');
    expect(findings(root)).toEqual([]);
    vault.child.kill('SIGKILL');
    await vault.exited;
    expect(findings(root)).toEqual([]);

    const next = startVaultProcess(env);
    await next.call('host.unlock', { folder, passphrase });
    expect(await next.call('docket.search', { words: canaries.pdfText, limit: 5 })).toHaveLength(5);
    await next.call('host.close', {});
    expect(findings(root)).toEqual([]);
    expect(readdirSync(temp)).toEqual([]);
    expect(vault.printed() + next.printed()).toBe('');
  }, 60_000);
});
