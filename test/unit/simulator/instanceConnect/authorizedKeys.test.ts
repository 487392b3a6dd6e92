import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthorizedKeys } from '../../../../src/simulator/instanceConnect/authorizedKeys.ts';
import { ManualClock } from '../../../support/manualClock.ts';

function setUp(): { readonly clock: ManualClock; readonly keys: AuthorizedKeys } {
  const clock = new ManualClock();
  return { clock, keys: new AuthorizedKeys(clock) };
}

describe('pushed keys', () => {
  it('are those of one user on one node', () => {
    const { keys } = setUp();
    keys.add('i-1', 'ubuntu', 'a');
    keys.add('i-1', 'ubuntu', 'b');
    keys.add('i-1', 'root', 'c');
    keys.add('i-2', 'ubuntu', 'd');
    assert.deepEqual(keys.read('i-1', 'ubuntu'), ['a', 'b']);
    assert.deepEqual(keys.read('i-1', 'root'), ['c']);
    assert.deepEqual([keys.read('i-3', 'ubuntu'), keys.read('i-1', 'Ubuntu')], [[], []]);
  });

  it('live for 60 seconds', async () => {
    const { clock, keys } = setUp();
    keys.add('i-1', 'ubuntu', 'a');
    await clock.advance(30_000);
    keys.add('i-1', 'ubuntu', 'b');
    await clock.advance(29_999);
    assert.deepEqual(keys.read('i-1', 'ubuntu'), ['a', 'b']);
    await clock.advance(1);
    assert.deepEqual(keys.read('i-1', 'ubuntu'), ['b']);
    await clock.advance(30_000);
    assert.deepEqual(keys.read('i-1', 'ubuntu'), []);
  });

  it('live on when they are pushed again, once', async () => {
    const { clock, keys } = setUp();
    keys.add('i-1', 'ubuntu', 'a');
    await clock.advance(50_000);
    keys.add('i-1', 'ubuntu', 'a');
    assert.deepEqual(keys.read('i-1', 'ubuntu'), ['a']);
    await clock.advance(50_000);
    assert.deepEqual(keys.read('i-1', 'ubuntu'), ['a']);
  });
});
