import { Failure } from '../failure.ts';

/** Failure `refused` of a table that would tell a figure that one before it holds back, whatever else is held back. */
export class NothingHides extends Failure {
  constructor(figure: string) {
    super(
      'refused',
      `Beside what left of these days before, its figures would tell one that is held back: ${figure}. Nothing can hide that one.`,
    );
  }
}
