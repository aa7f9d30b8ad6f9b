import { parentPort, workerData } from 'node:worker_threads';
import { BridgeQuestions, readWhole } from '../documents/extract-bridge.ts';
import type { WorkerMessage } from '../documents/extract-messages.ts';
import type { AnnotateReport, AnnotateStart } from './annotate-messages.ts';
import { annotatePdf } from './annotate-pdf.ts';

// The worker's whole program: one annotated copy, then its end. write-annotated.ts starts it and watches over it.

const start = workerData as AnnotateStart;

function send(message: WorkerMessage<AnnotateReport>): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

const bridge = new BridgeQuestions(start.bridge, (offset) => send({ kind: 'read', offset }));
const bytes = readWhole(bridge, start.size);
const annotated = await annotatePdf(bytes, start.findings, start.password).catch(() => null);
send({ kind: 'page', page: annotated });
send({ kind: 'finished' });
