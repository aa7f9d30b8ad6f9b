import { Failure, type FailureCode } from '../../src/core/failure.ts';

/** The Failure that `work` ends in. Throws when it ends in none. */
export async function failureOf(work: () => unknown): Promise<Failure> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('It did not fail');
}

/** The code of the Failure that `work` ends in. */
export async function failureCode(work: () => unknown): Promise<FailureCode> {
  return (await failureOf(work)).code;
}
