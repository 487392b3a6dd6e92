import { isRecord } from '../../core/base/json.ts';
import { channelNames, parseChannelFaults, parseChannelFlag } from './channel.ts';
import {
  faultKinds,
  type ChannelFaults,
  type FaultKind,
  type FaultRule,
  type FaultSettings,
} from './faults.ts';
import { atLeastZero, ratio } from './numbers.ts';

/**
 * Reads the faults of the `--fault` flags, each `KIND[:OPERATION][,count=N][,probability=P][,ms=N][,status=N]`, or
 * `NAME=VALUE` for the channels. Throws with a sentence for anything else.
 */
export function parseFaultFlags(flags: readonly string[]): FaultSettings {
  const rules: FaultRule[] = [];
  let channel: Partial<ChannelFaults> = {};
  for (const flag of flags) {
    const ofChannels = parseChannelFlag(flag);
    if (ofChannels === undefined) rules.push(parseRule(flag));
    else channel = { ...channel, ...ofChannels };
  }
  return { rules, channel };
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
  return {
    rules: rules.map((rule: unknown) => ruleOf(rule, JSON.stringify(rule))),
    channel: parseChannelFaults(channel),
  };
}

function ruleOf(raw: unknown, shown: string): FaultRule {
  const kind = isRecord(raw) ? faultKinds.find((known) => known === raw['kind']) : undefined;
  if (!isRecord(raw) || kind === undefined) {
    throw new Error(`Not a fault: ${shown}. There are ${[...faultKinds, ...channelNames].join(', ')}.`);
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

function httpStatus(value: unknown, shown: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new Error(`Not an HTTP status in ${shown}.`);
}
