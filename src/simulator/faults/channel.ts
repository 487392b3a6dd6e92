import { soundChannel, type ChannelFaults } from './faults.ts';
import { ratio } from './numbers.ts';

type Read = (value: unknown, shown: string) => number | boolean;

const readers: ReadonlyMap<string, Read> = new Map<keyof ChannelFaults, Read>([
  ['lostMessages', ratio],
  ['doubledMessages', ratio],
  ['reorderedMessages', ratio],
  ['delayMs', milliseconds],
  ['unrepeatedAcknowledgements', truth],
  ['closeSocketsEvery', milliseconds],
  ['dropSocketsEvery', milliseconds],
]);

export const channelNames: readonly string[] = Object.keys(soundChannel);

/** The one fault of a flag `NAME=VALUE`; undefined when the name is none of the channels'. Throws with a sentence. */
export function parseChannelFlag(flag: string): Partial<ChannelFaults> | undefined {
  const [name = '', value = ''] = flag.split('=', 2);
  return readers.has(name) ? parseChannelFaults({ [name]: value }) : undefined;
}

/** Reads the faults of channels; members that are not known are ignored. Throws with a sentence. */
export function parseChannelFaults(raw: Readonly<Record<string, unknown>>): Partial<ChannelFaults> {
  return Object.fromEntries(
    [...readers]
      .filter(([name]) => raw[name] !== undefined)
      .map(([name, read]) => [name, read(raw[name], `${name}=${String(raw[name])}`)]),
  );
}

/** A day at most: longer than any test, and no timer overflows. */
const mostMs = 86_400_000;

function milliseconds(value: unknown, shown: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= mostMs)
    return number;
  throw new Error(`Milliseconds are a whole number up to ${mostMs}: ${shown}.`);
}

function truth(value: unknown, shown: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new Error(`This is true or false: ${shown}.`);
}
