import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, type ErrorKind } from '../../../src/core/base/errors.ts';
import type { ListStatus } from '../../../src/core/model/tree.ts';
import { count, viewDescription, viewMessage, viewState } from '../../../src/host/viewState.ts';

const noun = { one: 'node', many: 'nodes' };
const here = { trusted: true, region: 'eu-central-1' };

function status(some: Partial<ListStatus> = {}): ListStatus {
  const { total = 0, shown = 0 } = some;
  const rest = { loaded: total, hasRows: shown > 0, filter: '', notices: [] };
  return { phase: 'settled', total, shown, ...rest, ...some };
}

test('trust comes before everything, then the profile, then its Region', () => {
  const rows = status({ total: 3, shown: 3 });
  assert.equal(viewState({ trusted: false, region: undefined }, rows), 'untrusted');
  assert.equal(viewState({ trusted: true, region: undefined }, rows), 'noProfile');
  assert.equal(viewState({ trusted: true, region: '' }, rows), 'noRegion');
  assert.equal(viewState(here, rows), 'ready');
});

test('before the first row the view is loading, also when nobody has looked yet', () => {
  assert.equal(viewState(here, status({ phase: 'loading' })), 'loading');
  assert.equal(viewState(here, status({ phase: 'idle' })), 'loading');
});

test('an empty fleet and a filter that lets nothing through are told apart', () => {
  assert.equal(viewState(here, status()), 'empty');
  assert.equal(viewState(here, status({ total: 5, filter: 'x' })), 'noMatch');
});

test('where the service filters, it is not known how many there are without the filter', () => {
  const filtered = status({ filter: 'web-1', isFilteredByService: true });
  assert.equal(viewState(here, filtered), 'noMatch');
  assert.equal(viewState(here, { ...filtered, filter: '' }), 'empty');
  assert.equal(viewDescription({ ...filtered, total: 3, shown: 3 }), '“web-1”');
});

test('rows that stand there before anything is known make a view ready', () => {
  assert.equal(viewState(here, status({ hasRows: true })), 'ready');
});

test('every kind of failure has the welcome content with its next act', () => {
  const expected: { readonly [K in ErrorKind]: string } = {
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
  for (const [kind, state] of Object.entries(expected)) {
    const failure = new AppError(kind as ErrorKind, 'No.');
    assert.equal(viewState(here, status({ failure })), state, kind);
  }
  assert.equal(viewState(here, status({ failure: 'thrown text' })), 'failed');
});

test('a failing refresh keeps old rows in view and says so', () => {
  const failed = status({ total: 2, shown: 2, failure: new AppError('network', 'The network is down.') });
  assert.equal(viewState(here, failed), 'ready');
  const message = viewMessage('ready', failed, noun);
  assert.match(message ?? '', /^Could not load all nodes: The network is down\. .*old/);
});

test('progress counts what is there so far, and quiet notices follow it', () => {
  assert.equal(viewMessage('loading', status({ phase: 'loading' }), noun), 'Loading nodes…');
  const some = status({ phase: 'loading', total: 1000, shown: 3, notices: ['Slow.', 'No names.'] });
  assert.equal(viewMessage('ready', some, noun), '1,000 nodes so far… Slow. No names.');
});

test('a refresh counts what it has brought itself, not the old rows that still show', () => {
  const again = status({ phase: 'loading', total: 5000, shown: 5000, loaded: 50 });
  assert.equal(viewMessage('ready', again, noun), '50 nodes so far…');
  assert.equal(viewMessage('ready', { ...again, loaded: 0 }, noun), 'Loading nodes…');
});

test('an old failure is not said while a new load runs', () => {
  const again = status({ phase: 'loading', total: 1, shown: 1, failure: new Error('old') });
  assert.equal(viewMessage('ready', again, noun), '1 node so far…');
});

test('a complete list says nothing', () => {
  assert.equal(viewMessage('ready', status({ total: 1, shown: 1 }), noun), undefined);
});

test('where welcome content shows there is no message: VS Code shows one or the other', () => {
  const failed = status({ failure: new AppError('denied', 'Denied.'), notices: ['Slow.'] });
  assert.equal(viewMessage('denied', failed, noun), undefined);
  assert.equal(viewMessage('empty', status({ notices: ['Slow.'] }), noun), undefined);
});

test('the filter shows in the view with how much it lets through', () => {
  assert.equal(viewDescription(status()), undefined);
  assert.equal(viewDescription(status({ filter: 'web', shown: 12, total: 9000 })), '“web” · 12 of 9,000');
});

test('one and many', () => {
  assert.equal(count(1, noun), '1 node');
  assert.equal(count(0, noun), '0 nodes');
  assert.equal(count(12_345, noun), '12,345 nodes');
});
