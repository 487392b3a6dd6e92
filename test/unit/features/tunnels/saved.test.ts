import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../../../../src/core/base/errors.ts';
import type { TunnelConfig } from '../../../../src/features/tunnels/config.ts';
import {
  entriesOf,
  freeName,
  taskEntry,
  withAdded,
  withRemoved,
  withReplaced,
} from '../../../../src/features/tunnels/saved.ts';
import { bastion, database } from '../../../support/tunnels/scene.ts';

const one = { name: 'one', target: 'i-01234567', remotePort: 80 };
const two = { name: 'two', target: 'tag:Role=web', remotePort: 81 };
const broken = { name: 'broken', remotePort: 'x' };
const config: TunnelConfig = {
  name: 'new',
  target: { kind: 'node', id: 'i-01234567' },
  remotePort: 82,
  localPort: 0,
};

function kindThrown(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return isAppError(error) ? error.kind : 'other';
  }
  return 'nothing';
}

describe('tunnels of a setting', () => {
  it('are rows in their order, what cannot be read among them', () => {
    const entries = entriesOf('user', [one, broken, 7, two]);
    assert.deepEqual(
      entries.map(({ kind, id }) => [kind, id]),
      [
        ['tunnel', 'user:one'],
        ['broken', 'user#1'],
        ['broken', 'user#2'],
        ['tunnel', 'user:two'],
      ],
    );
  });

  it('are none where there is no setting, and one broken row where it is no list', () => {
    assert.deepEqual(entriesOf('user', undefined), []);
    for (const value of [null, 'x', { name: 'one' }]) {
      assert.deepEqual(
        entriesOf('workspace', value).map((entry) => entry.kind === 'broken' && entry.problem),
        ['The setting must be a list of tunnels.'],
      );
    }
  });

  it('have names of their own: the second of a name is broken, not lost', () => {
    const [first, second] = entriesOf('user', [one, { ...two, name: 'one' }]);
    assert.equal(first?.kind, 'tunnel');
    assert.match(second?.kind === 'broken' ? second.problem : '', /this name/);
  });
});

describe('writing a setting', () => {
  it('adds at the end and leaves everything else as it is', () => {
    const written = withAdded([one, broken], config);
    assert.deepEqual(written.slice(0, 2), [one, broken]);
    assert.deepEqual(written[2], { name: 'new', target: 'i-01234567', remotePort: 82, localPort: 0 });
    assert.equal(withAdded(undefined, config).length, 1);
  });

  it('replaces in place, by name, wherever that stands now', () => {
    const written = withReplaced([broken, one, two], 'one', { ...config, name: 'uno' });
    assert.deepEqual([written[0], written[2]], [broken, two]);
    assert.deepEqual(written[1], { name: 'uno', target: 'i-01234567', remotePort: 82, localPort: 0 });
  });

  it('removes that tunnel alone', () => {
    assert.deepEqual(withRemoved([broken, one, two], 'one'), [broken, two]);
  });

  it('refuses names that are taken, tunnels that are gone, and settings that are no list', () => {
    assert.equal(
      kindThrown(() => withAdded([one], { ...config, name: 'one' })),
      'conflict',
    );
    assert.equal(
      kindThrown(() => withReplaced([one, two], 'one', { ...config, name: 'two' })),
      'conflict',
    );
    assert.equal(
      kindThrown(() => withReplaced([one], 'one', { ...config, name: 'one' })),
      'nothing',
    );
    assert.equal(
      kindThrown(() => withRemoved([one], 'two')),
      'notFound',
    );
    assert.equal(
      kindThrown(() => withAdded({ one }, config)),
      'invalid',
    );
  });

  it('knows tunnels of tasks by all that they say, however they are called', () => {
    const entry = taskEntry({ ...database, name: 'task db:5432' });
    assert.equal(taskEntry({ ...database, name: 'else' }).id, entry.id);
    for (const other of [{ profile: 'x' }, { region: 'us-east-1' }, { localPort: 1 }, { remotePort: 1 }]) {
      assert.notEqual(taskEntry({ ...database, ...other }).id, entry.id);
    }
    assert.notEqual(taskEntry(bastion).id, entry.id);
    assert.equal(entry.scope, 'task');
  });

  it('finds a free name', () => {
    assert.equal(freeName('web', new Set()), 'web');
    assert.equal(freeName('web', new Set(['web', 'web 2'])), 'web 3');
  });
});
