import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/project.ts';
import { readSampleCase, type ScriptedCase } from '../../scripts/sample-case/review-shape.ts';
import { readCaseFile } from '../../src/core/cases/case-file.ts';

export const sampleFolder = join(projectRoot, 'resources', 'sample-case');

/** One case of the sample: what it is, what it demands, its files and a short review of it. */
export type SampleReview = ScriptedCase & ReturnType<typeof readCaseFile>;

/** A case of resources/sample-case by its reference. */
export async function sampleReview(reference: string): Promise<SampleReview> {
  const { cases } = readSampleCase(await readFile(join(sampleFolder, 'sample-case.json'), 'utf8'));
  const scripted = cases.find((each) => each.reference === reference);
  if (scripted === undefined) throw new Error(`The sample has no case ${reference}.`);
  return { ...scripted, ...readCaseFile(await readFile(join(sampleFolder, scripted.caseFile), 'utf8')) };
}
