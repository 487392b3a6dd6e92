import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentOutbox } from '../../../../../src/simulator/sessions/channel/agentOutbox.ts';

const frame = (name: string): Buffer => Buffer.from(name);
const textOf = (found: Uint8Array | undefined): string | undefined =>
  found === undefined ? undefined : Buffer.from(found).toString();

describe("the agent's outbox", () => {
  it('numbers from 0 and keeps what is not acknowledged', () => {
    const outbox = new AgentOutbox();
    outbox.add(frame('a'), 0);
    outbox.add(frame('b'), 0);
    assert.deepEqual([outbox.next, outbox.size], [2, 2]);
    outbox.acknowledge(0, 5);
    outbox.acknowledge(0, 5);
    outbox.acknowledge(99, 5);
    assert.deepEqual([outbox.next, outbox.size], [2, 1]);
  });

  it('repeats the oldest message only, after the timeout', () => {
    const outbox = new AgentOutbox();
    outbox.add(frame('a'), 0);
    outbox.add(frame('b'), 0);
    assert.equal(outbox.due(200), undefined);
    assert.equal(textOf(outbox.due(201)), 'a');
    assert.equal(outbox.due(300), undefined);
    assert.equal(textOf(outbox.due(402)), 'a');
    outbox.acknowledge(0, 402);
    assert.equal(textOf(outbox.due(2_000)), 'b');
  });

  it('never gives up', () => {
    const outbox = new AgentOutbox();
    outbox.add(frame('a'), 0);
    for (let time = 10_000; time < 10_000_000; time += 10_000) assert.equal(textOf(outbox.due(time)), 'a');
  });

  it('waits for a second at most', () => {
    const outbox = new AgentOutbox();
    for (let index = 0; index < 10; index++) {
      outbox.add(frame('x'), index * 100_000);
      outbox.acknowledge(index, index * 100_000 + 90_000);
    }
    outbox.add(frame('late'), 2_000_000);
    assert.equal(textOf(outbox.due(2_001_001)), 'late');
  });

  it('gives everything again for a new socket, in order, and starts waiting anew', () => {
    const outbox = new AgentOutbox();
    for (const name of ['a', 'b', 'c']) outbox.add(frame(name), 0);
    outbox.acknowledge(1, 1);
    assert.deepEqual(outbox.all(5_000).map(textOf), ['a', 'c']);
    assert.equal(outbox.due(5_050), undefined);
  });
});
