import { Emitter, type Event } from '../../core/base/event.ts';
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

/** What happens to the channels of sessions, to messages and acknowledgements each way. */
export interface ChannelFaults {
  /** Probabilities from 0 to 1. A message that is reordered arrives after the one behind it. */
  readonly lostMessages: number;
  readonly doubledMessages: number;
  readonly reorderedMessages: number;
  /** How long each message is under way. */
  readonly delayMs: number;
  /** The peer acknowledges a message once and never again, as the plugin does. */
  readonly unrepeatedAcknowledgements: boolean;
  /** All open sockets are closed with a goodbye (1000), as the service does hourly, so many milliseconds apart; 0: never. */
  readonly closeSocketsEvery: number;
  /** All open sockets are cut without a word, so many milliseconds apart; 0: never. */
  readonly dropSocketsEvery: number;
}

export const socketCuts = ['close', 'drop', 'silence'] as const;
/** How a socket ends: with the service's goodbye (1000), cut, or open and dead, as behind a network that is gone. */
export type SocketCut = (typeof socketCuts)[number];

/** What the service tells the agents of all sessions: to stop sending, or to go on (session protocol §4). */
export type Publication = 'pause' | 'start';

export interface FaultSettings {
  readonly rules?: readonly FaultRule[];
  readonly channel?: Partial<ChannelFaults>;
}

/** Faults on demand: a test, a flag or the control operations set them, the dispatcher asks for each call. */
export interface Faults {
  readonly channel: ChannelFaults;
  /** Other faults were set. */
  readonly onDidChange: Event<undefined>;
  /** Somebody asks for all open sockets of sessions to end now. */
  readonly onDidCutSockets: Event<SocketCut>;
  cutSockets(how: SocketCut): void;
  /** Somebody has the service pause the publication of all sessions, or start it again. */
  readonly onDidSetPublication: Event<Publication>;
  setPublication(how: Publication): void;
  /** Replaces everything that was set. */
  set(settings: FaultSettings): void;
  clear(): void;
  /** The rules that strike this call, in the order in which they were set; counts go down. */
  strike(operation: string): readonly FaultRule[];
}

export const soundChannel: ChannelFaults = {
  lostMessages: 0,
  doubledMessages: 0,
  reorderedMessages: 0,
  delayMs: 0,
  unrepeatedAcknowledgements: false,
  closeSocketsEvery: 0,
  dropSocketsEvery: 0,
};

export function createFaults(seed: number, initial: FaultSettings = {}): Faults {
  const random = seededRandom(seed);
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  let channel = soundChannel;
  const changed = new Emitter<undefined>();
  const cut = new Emitter<SocketCut>();
  const publication = new Emitter<Publication>();
  const set = (settings: FaultSettings): void => {
    rules = (settings.rules ?? []).map((rule) => ({ rule, left: rule.count ?? Infinity }));
    channel = { ...soundChannel, ...settings.channel };
    changed.fire(undefined);
  };
  set(initial);
  return {
    get channel() {
      return channel;
    },
    onDidChange: changed.event,
    onDidCutSockets: cut.event,
    cutSockets: (how) => cut.fire(how),
    onDidSetPublication: publication.event,
    setPublication: (how) => publication.fire(how),
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
