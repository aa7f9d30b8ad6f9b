import { bandOf, bandOptionIds, bandStructures, bandText } from '../../core/reports/national-security.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { word } from '../with-vault.ts';

/** The band of a number; nothing is recorded. */
export async function bands(invocation: Invocation): Promise<Outcome> {
  const given = invocation.option('option') ?? '';
  const option = bandOptionIds.find((one) => one === given.toLowerCase().replaceAll(/[()]/g, ''));
  if (option === undefined) throw new UsageError(`--option is one of ${bandOptionIds.join(', ')}.`);
  const count = wholeNumber(word(invocation, 0), 'N');
  const disclosed = wholeNumber(invocation.option('disclosed') ?? '0', '--disclosed');
  const band = bandOf(option, count, disclosed);
  const { size, cite } = bandStructures[option];
  return {
    json: { option, low: band.low, high: band.high, band: bandText(band), size, cite },
    lines: [bandText(band)],
  };
}

function wholeNumber(text: string, what: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new UsageError(`${what} is a whole number, not below 0.`);
  return number;
}
