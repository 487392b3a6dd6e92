import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createFaults,
  soundChannel,
  type FaultRule,
  type SocketCut,
} from '../../../../src/simulator/faults/faults.ts';

const kinds = (rules: readonly FaultRule[]): string[] => rules.map(({ kind }) => kind);

describe('faults', () => {
  it('strike nothing until they are set, and nothing after they were cleared', () => {
    const faults = createFaults(1);
    assert.deepEqual(faults.strike('ListNodes'), []);
    faults.set({ rules: [{ kind: 'throttle' }] });
    assert.deepEqual(kinds(faults.strike('ListNodes')), ['throttle']);
    faults.clear();
    assert.deepEqual(faults.strike('ListNodes'), []);
  });

  it('strike one operation or all, in the order in which they were set', () => {
    const rules: FaultRule[] = [
      { kind: 'latency', milliseconds: 5 },
      { kind: 'accessDenied', operation: 'SendCommand' },
    ];
    const faults = createFaults(1, { rules });
    assert.deepEqual(kinds(faults.strike('SendCommand')), ['latency', 'accessDenied']);
    assert.deepEqual(kinds(faults.strike('ListNodes')), ['latency']);
  });

  it('strike as often as they say; a call that is not meant does not count', () => {
    const faults = createFaults(1, { rules: [{ kind: 'throttle', operation: 'ListNodes', count: 2 }] });
    faults.strike('ListDocuments');
    assert.equal(faults.strike('ListNodes').length, 1);
    assert.equal(faults.strike('ListNodes').length, 1);
    assert.equal(faults.strike('ListNodes').length, 0);
  });

  it('strike by chance as often as they say, the same way for the same seed', () => {
    const struck = (seed: number): boolean[] => {
      const faults = createFaults(seed, { rules: [{ kind: 'drop', probability: 0.25 }] });
      return Array.from({ length: 1000 }, () => faults.strike('ListNodes').length > 0);
    };
    const count = struck(3).filter(Boolean).length;
    assert.ok(count > 200 && count < 300, `${count} of 1000`);
    assert.deepEqual(struck(3), struck(3));
    assert.notDeepEqual(struck(3), struck(4));
  });

  it('are replaced as a whole', () => {
    const faults = createFaults(1, { channel: { lostMessages: 0.5 }, rules: [{ kind: 'html' }] });
    assert.deepEqual(faults.channel, { ...soundChannel, lostMessages: 0.5 });
    faults.set({ channel: { doubledMessages: 0.1 } });
    assert.deepEqual(faults.channel, { ...soundChannel, doubledMessages: 0.1 });
    assert.deepEqual(faults.strike('ListNodes'), []);
  });

  it('tell that they changed, and pass on who asks for sockets to be cut', () => {
    const faults = createFaults(1);
    const heard: (SocketCut | 'changed')[] = [];
    faults.onDidChange(() => heard.push('changed'));
    faults.onDidCutSockets((how) => heard.push(how));
    faults.set({ channel: { delayMs: 5 } });
    faults.cutSockets('drop');
    faults.clear();
    assert.deepEqual(heard, ['changed', 'drop', 'changed']);
  });
});
