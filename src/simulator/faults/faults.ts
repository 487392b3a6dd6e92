import { seededRandom } from '../base/random.ts';

export const faultKinds = [
  'expiredToken',
  'accessDenied',
  'throttle',
  'latency',
  'serverError',
  'html',
  'emptyPages',
  'drop',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something that goes wrong, for as long as it is set. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** API name of the one operation; absent: all. */
  readonly operation?: string;
  /** How many calls it strikes; absent: every one. */
  readonly count?: number;
  /** Strikes with this probability, 0 to 1; absent: always. */
  readonly probability?: number;
  /** How long `latency` holds a call. */
  readonly milliseconds?: number;
  /** HTTP status of `html` (default 503) and `serverError` (default 500). */
  readonly status?: number;
}

/** What the channels of sessions do to messages, each as a probability from 0 to 1. */
export interface ChannelFaults {
  readonly lostMessages: number;
  readonly doubledMessages: number;
}

export interface FaultSettings {
  readonly rules?: readonly FaultRule[];
  readonly channel?: Partial<ChannelFaults>;
}

/** Faults on demand: a test, a flag or the control operations set them, the dispatcher asks for each call. */
export interface Faults {
  readonly channel: ChannelFaults;
  /** Replaces everything that was set. */
  set(settings: FaultSettings): void;
  clear(): void;
  /** The rules that strike this call, in the order in which they were set; counts go down. */
  strike(operation: string): readonly FaultRule[];
}

const soundChannel: ChannelFaults = { lostMessages: 0, doubledMessages: 0 };

export function createFaults(seed: number, initial: FaultSettings = {}): Faults {
  const random = seededRandom(seed);
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  let channel = soundChannel;
  const set = (settings: FaultSettings): void => {
    rules = (settings.rules ?? []).map((rule) => ({ rule, left: rule.count ?? Infinity }));
    channel = { ...soundChannel, ...settings.channel };
  };
  set(initial);
  return {
    get channel() {
      return channel;
    },
    set,
    clear: () => set({}),
    strike(operation) {
      const struck = rules.filter(
        ({ rule, left }) =>
          left > 0 &&
          (rule.operation === undefined || rule.operation === operation) &&
          (rule.probability === undefined || random() < rule.probability),
      );
      for (const entry of struck) entry.left -= 1;
      return struck.map(({ rule }) => rule);
    },
  };
}
