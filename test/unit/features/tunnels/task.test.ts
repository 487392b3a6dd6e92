import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { isRecord } from '../../../../src/core/base/json.ts';
import { noTraffic, type TunnelState, type TunnelStatus } from '../../../../src/features/tunnels/model.ts';
import {
  beginLine,
  exitCodeOf,
  parseTask,
  problemMatcher,
  TaskLines,
  taskType,
} from '../../../../src/features/tunnels/task.ts';
import { database } from '../../../support/tunnels/scene.ts';

function status(state: TunnelState): TunnelStatus {
  return {
    config: database,
    state,
    port: 15_432,
    node: { id: 'i-1', name: 'web' },
    sessionId: undefined,
    since: undefined,
    connection: '',
    traffic: noTraffic,
    trouble: undefined,
  };
}

describe('a task’s definition', () => {
  it('names a saved tunnel', () => {
    assert.deepEqual(parseTask({ type: taskType, tunnel: 'orders' }), { kind: 'saved', name: 'orders' });
  });

  it('is a tunnel of its own, the same for equal definitions', () => {
    const definition = {
      type: taskType,
      target: 'tag:Role=web',
      remoteHost: 'db.internal',
      remotePort: 5432,
    };
    const parsed = parseTask(definition);
    assert.deepEqual(parsed, {
      kind: 'own',
      config: {
        name: 'task db.internal:5432',
        target: { kind: 'tag', key: 'Role', value: 'web' },
        remoteHost: 'db.internal',
        remotePort: 5432,
        localPort: 0,
      },
    });
    assert.deepEqual(parseTask({ ...definition }), parsed);
  });

  it('says what is wrong with it', () => {
    for (const definition of [
      null,
      {},
      { tunnel: '' },
      { target: 'web', remotePort: 1 },
      { target: 'i-01234567' },
      { target: { toString: 1 }, remotePort: { toString: 1 } },
    ]) {
      assert.throws(
        () => parseTask(definition),
        (error) => isAppError(error) && error.kind === 'invalid',
      );
    }
  });
});

describe('what a task says', () => {
  it('is a line for each thing that is new', () => {
    const lines = new TaskLines();
    const said = [
      { kind: 'starting', step: 'port' },
      { kind: 'starting', step: 'node' },
      { kind: 'starting', step: 'session' },
      { kind: 'open' },
      { kind: 'open' },
      { kind: 'reconnecting', cause: 'cut', needsSignIn: false },
      { kind: 'open' },
      { kind: 'waiting', sentence: 'Idle.', needsSignIn: false },
      { kind: 'stopping' },
      { kind: 'stopped' },
    ] as const;
    assert.deepEqual(
      said.map((state) => lines.of(status(state))).filter((line) => line !== undefined),
      [
        'node web (i-1)',
        'listening 127.0.0.1:15432',
        'reconnecting: cut',
        'listening 127.0.0.1:15432',
        'waiting: Idle.',
        'stopped',
      ],
    );
    assert.equal(lines.of(status({ kind: 'failed', sentence: 'No.' })), 'failed: No.');
  });

  it('is what the problem matcher of package.json waits for', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.ok(isRecord(manifest) && isRecord(manifest['contributes']));
    const matchers: unknown = manifest['contributes']['problemMatchers'];
    assert.ok(Array.isArray(matchers));
    const matcher: unknown = matchers.find(
      (each) => isRecord(each) && `$${String(each['name'])}` === problemMatcher,
    );
    assert.ok(isRecord(matcher) && isRecord(matcher['background']) && isRecord(matcher['pattern']));
    const { beginsPattern, endsPattern } = matcher['background'];
    assert.match(beginLine(database), new RegExp(String(beginsPattern)));
    const open = new TaskLines().of(status({ kind: 'open' })) ?? '';
    assert.match(open, new RegExp(String(endsPattern)));
    for (const line of [beginLine(database), open]) {
      assert.doesNotMatch(line, new RegExp(String(matcher['pattern']['regexp'])));
    }
  });
});

it('a task has failed when its tunnel has, or never opened', () => {
  assert.equal(exitCodeOf({ kind: 'failed', sentence: '' }, true), 1);
  assert.equal(exitCodeOf({ kind: 'stopped' }, false), 1);
  assert.equal(exitCodeOf({ kind: 'stopped' }, true), 0);
  assert.equal(exitCodeOf({ kind: 'open' }, true), undefined);
});
