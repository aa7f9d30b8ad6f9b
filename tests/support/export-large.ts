/**
 * `node export-large.ts FOLDER MEGABYTES`: writes and opens an encrypted bundle with one document of that size, and
 * prints the most memory that it took, in megabytes. The document is made up as it is read.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { verifyReport } from '../../src/vault/bundles/verify-report.ts';
import { writeContent } from '../../src/vault/bundles/write-bundle.ts';
import type { ByteSource } from '../../src/vault/byte-source.ts';
import { testIdentity } from './bundle-forge.ts';
import { alice, extend, fixedId, request, sampleContent } from './sample-ledger.ts';

const [folder = '', megabytes = '1'] = process.argv.slice(2);
const piece = Buffer.alloc(1024 * 1024, '%PDF-');
const size = Number(megabytes) * piece.length;
const source: ByteSource = {
  size,
  read(offset, length) {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
    for (let at = 0; at < bytes.length;) {
      const from = (offset + at) % piece.length;
      at += piece.copy(bytes, at, from, Math.min(piece.length, from + bytes.length - at));
    }
    return bytes;
  },
};
const hash = createHash('sha256');
for (let at = 0; at < size; at += piece.length) hash.update(piece);
const document = hash.digest('hex');
const entries = extend([], alice, fixedId('large'), [
  { type: 'case-opened', request },
  { type: 'document-added', document, name: 'large.pdf', bytes: size, role: 'order' },
]);
const recipients = [await identityToRecipient(testIdentity)];
const content = sampleContent({ cases: [entries], boundTo: recipients, document: () => source });
const file = join(folder, 'large.redrope');
await writeContent(content, { recipients, passphrase: null }, file);
const report = await verifyReport(file, { ageIdentities: [testIdentity], passphrase: null });
if (!report.ok) throw new Error(report.problems.join());
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
