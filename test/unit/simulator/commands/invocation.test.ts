import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Invocation } from '../../../../src/simulator/commands/invocation.ts';
import { testNode } from '../support/nodes.ts';

describe('an invocation', () => {
  it('tells every move once', () => {
    const moves: string[] = [];
    const invocation = new Invocation(testNode(), 1, 0, (from, to) => moves.push(`${from} ${to}`));
    invocation.move('Delayed');
    invocation.move('Delayed');
    invocation.move('DeliveryTimedOut');
    assert.deepEqual(moves, ['Pending Delayed', 'Delayed DeliveryTimedOut']);
  });

  it('knows its plugins from the moment the node takes it up', () => {
    const invocation = new Invocation(testNode(), 1, 0, () => undefined);
    assert.deepEqual(invocation.plugins, []);
    invocation.start(5, [
      { name: 'one', plugin: 'aws:runShellScript' },
      { name: 'two', plugin: 'aws:runShellScript' },
    ]);
    invocation.update(1, { detail: 'Success', code: 0 });
    assert.equal(invocation.requestedAt, 5);
    assert.deepEqual(
      invocation.plugins.map(({ name, detail, code }) => [name, detail, code]),
      [
        ['one', 'Pending', -1],
        ['two', 'Success', 0],
      ],
    );
  });

  it('aborts its signal when it is told to end', () => {
    const invocation = new Invocation(testNode(), 1, 0, () => undefined);
    assert.equal(invocation.signal.aborted, false);
    invocation.abort();
    assert.equal(invocation.signal.aborted, true);
  });
});
