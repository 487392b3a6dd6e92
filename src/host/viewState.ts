import { adviceFor } from '../core/model/advice.ts';
import { kindOf, type ErrorKind } from '../core/base/errors.ts';
import type { ListStatus } from '../core/model/tree.ts';
import type { ViewState } from './tables/context.ts';

/** What decides, beside its list, what a view shows. */
export interface Situation {
  readonly trusted: boolean;
  /** Region of the current connection; undefined without a connection, empty when its profile names none. */
  readonly region: string | undefined;
}

/** How a view names what it lists, for example `node` and `nodes`. */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

const stateOfKind: { readonly [K in ErrorKind]: ViewState } = {
  credentials: 'credentials',
  expired: 'expired',
  denied: 'denied',
  network: 'network',
  throttled: 'throttled',
  notFound: 'failed',
  conflict: 'failed',
  invalid: 'failed',
  cancelled: 'failed',
  bug: 'failed',
};

/** The welcome content that fits: each state of package.json's `viewsWelcome` has its own next act. */
export function viewState(situation: Situation, status: ListStatus): ViewState {
  if (!situation.trusted) return 'untrusted';
  if (situation.region === undefined) return 'noProfile';
  if (situation.region === '') return 'noRegion';
  if (status.hasRows) return 'ready';
  if (status.phase !== 'settled') return 'loading';
  if (status.failure !== undefined) return stateOfKind[kindOf(status.failure)];
  const mayHaveMore = status.isFilteredByService === true && status.filter !== '';
  return status.total > 0 || mayHaveMore ? 'noMatch' : 'empty';
}

/**
 * The sentences above the rows: progress, a failure that left old rows standing, what is missing. Undefined in
 * every state whose welcome content says more, because VS Code shows either a message or the welcome. (That of
 * `loading` and `ready` stands there only until VS Code has heard of the message, and of the rows: it hears of the
 * state first.)
 */
export function viewMessage(state: ViewState, status: ListStatus, noun: Noun): string | undefined {
  if (state !== 'ready' && state !== 'loading') return undefined;
  const sentences = [...progress(status, noun), ...failure(status, noun), ...status.notices];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function progress(status: ListStatus, noun: Noun): readonly string[] {
  if (status.phase !== 'loading') return [];
  if (status.loaded === 0) return [`Loading ${noun.many}…`];
  return [`${count(status.loaded, noun)} so far…`];
}

function failure(status: ListStatus, noun: Noun): readonly string[] {
  if (status.phase !== 'settled' || status.failure === undefined) return [];
  return [`Could not load all ${noun.many}: ${adviceFor(status.failure).sentence} What is shown may be old.`];
}

/** `1,000 nodes`, `1 node`. */
export function count(number: number, noun: Noun): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun.one : noun.many}`;
}

/** What stands beside the view's title while a filter is on: the filter and, where it is known, how much it lets through. */
export function viewDescription(status: ListStatus): string | undefined {
  if (status.filter === '') return undefined;
  if (status.isFilteredByService === true) return `“${status.filter}”`;
  return `“${status.filter}” · ${status.shown.toLocaleString('en-US')} of ${status.total.toLocaleString('en-US')}`;
}
