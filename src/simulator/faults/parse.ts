import { isRecord } from '../../core/base/json.ts';
import {
  faultKinds,
  type ChannelFaults,
  type FaultKind,
  type FaultRule,
  type FaultSettings,
} from './faults.ts';

const channelKeys: readonly (keyof ChannelFaults)[] = ['lostMessages', 'doubledMessages'];

/**
 * Reads the faults of the `--fault` flags, each `KIND[:OPERATION][,count=N][,probability=P][,ms=N][,status=N]`, or
 * `lostMessages=P`, `doubledMessages=P` for the channels. Throws with a sentence for anything else.
 */
export function parseFaultFlags(flags: readonly string[]): FaultSettings {
  const rules: FaultRule[] = [];
  let channel: Partial<ChannelFaults> = {};
  for (const flag of flags) {
    const ratio = channelRatio(flag);
    if (ratio === undefined) rules.push(parseRule(flag));
    else channel = { ...channel, ...ratio };
  }
  return { rules, channel };
}

function channelRatio(flag: string): Partial<ChannelFaults> | undefined {
  const [name, value = ''] = flag.split('=', 2);
  const key = channelKeys.find((known) => known === name);
  return key === undefined ? undefined : { [key]: ratio(value, flag) };
}

/** What a flag calls the settings of a rule. */
const settingNames: Readonly<Record<string, 'count' | 'probability' | 'milliseconds' | 'status'>> = {
  count: 'count',
  probability: 'probability',
  ms: 'milliseconds',
  status: 'status',
};

function parseRule(flag: string): FaultRule {
  const [head = '', ...settings] = flag.split(',');
  const [kind = '', operation] = head.split(':', 2);
  const numbers = settings.map((setting) => {
    const { name = '', value } = /^(?<name>\w+)=(?<value>[\d.]+)$/.exec(setting)?.groups ?? {};
    const known = Object.hasOwn(settingNames, name) ? settingNames[name] : undefined;
    if (known === undefined) throw new Error(`Not a setting of a fault: ${setting} in ${flag}.`);
    return [known, Number(value)] as const;
  });
  return ruleOf(
    { kind, ...(operation === undefined ? {} : { operation }), ...Object.fromEntries(numbers) },
    flag,
  );
}

/** Reads the settings of the control operation. Throws with a sentence. */
export function parseFaultSettings(raw: unknown): FaultSettings {
  if (!isRecord(raw)) throw new Error('Faults are an object of rules and channel.');
  const rules = raw['rules'] ?? [];
  const channel = raw['channel'] ?? {};
  if (!Array.isArray(rules) || !isRecord(channel)) throw new Error('Rules are a list, channel is an object.');
  const known = channelKeys.filter((key) => channel[key] !== undefined);
  return {
    rules: rules.map((rule: unknown) => ruleOf(rule, JSON.stringify(rule))),
    channel: Object.fromEntries(known.map((key) => [key, ratio(channel[key], key)])),
  };
}

function ruleOf(raw: unknown, shown: string): FaultRule {
  const kind = isRecord(raw) ? faultKinds.find((known) => known === raw['kind']) : undefined;
  if (!isRecord(raw) || kind === undefined) {
    throw new Error(`Not a fault: ${shown}. There are ${[...faultKinds, ...channelKeys].join(', ')}.`);
  }
  const { operation, count, probability, milliseconds, status } = raw;
  return {
    ...named(kind, operation, shown),
    ...(count === undefined ? {} : { count: atLeastZero(count, shown) }),
    ...(probability === undefined ? {} : { probability: ratio(probability, shown) }),
    ...(milliseconds === undefined ? {} : { milliseconds: atLeastZero(milliseconds, shown) }),
    ...(status === undefined ? {} : { status: httpStatus(status, shown) }),
  };
}

function named(kind: FaultKind, operation: unknown, shown: string): FaultRule {
  if (operation === undefined) return { kind };
  if (typeof operation !== 'string' || !/^\w+$/.test(operation))
    throw new Error(`Not an operation in ${shown}.`);
  return { kind, operation };
}

function atLeastZero(value: unknown, shown: string): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new Error(`Not a number in ${shown}.`);
}

function httpStatus(value: unknown, shown: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new Error(`Not an HTTP status in ${shown}.`);
}

function ratio(value: unknown, shown: string): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && number >= 0 && number <= 1) return number;
  throw new Error(`A probability is a number from 0 to 1: ${shown}.`);
}
