import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createControl } from '../../../../src/simulator/dispatch/control.ts';
import { createCallCounts } from '../../../../src/simulator/dispatch/counts.ts';
import { createFaults } from '../../../../src/simulator/faults/faults.ts';
import { AuthorizedKeys } from '../../../../src/simulator/instanceConnect/authorizedKeys.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';

describe('the control operations', () => {
  const faults = createFaults(1);
  const counts = createCallCounts();
  const authorizedKeys = new AuthorizedKeys(new ManualClock());
  const control = createControl({ faults, counts, authorizedKeys });
  const send = async (operation: string, input: unknown = {}): Promise<unknown> => {
    const reply = await control(operation, input);
    return JSON.parse(reply?.body ?? '');
  };
  const refuses =
    (code: string) =>
    (error: unknown): boolean =>
      error instanceof ServiceError && error.code === code;

  it('set faults and clear them', async () => {
    await send('SetFaults', { rules: [{ kind: 'throttle', count: 1 }], channel: { lostMessages: 0.5 } });
    assert.equal(faults.strike('ListNodes').length, 1);
    assert.equal(faults.channel.lostMessages, 0.5);
    await send('ClearFaults');
    assert.equal(faults.channel.lostMessages, 0);
  });

  it('say what is wrong with faults that they do not understand, and keep those that were set', async () => {
    await send('SetFaults', { rules: [{ kind: 'html' }] });
    for (const input of [{ rules: [{ kind: 'explode' }] }, [], 'x', null]) {
      await assert.rejects(
        Promise.resolve().then(() => send('SetFaults', input)),
        refuses('ValidationException'),
      );
    }
    assert.equal(faults.strike('ListNodes').length, 1);
  });

  it('tell which keys an sshd would accept', async () => {
    authorizedKeys.add('i-1', 'ubuntu', 'ssh-ed25519 AAAA');
    const asked = (InstanceId: unknown, InstanceOSUser: unknown): Promise<unknown> =>
      send('GetAuthorizedKeys', { InstanceId, InstanceOSUser });
    assert.deepEqual(await asked('i-1', 'ubuntu'), { Keys: ['ssh-ed25519 AAAA'] });
    assert.deepEqual(await asked('i-1', 'root'), { Keys: [] });
    await assert.rejects(
      Promise.resolve().then(() => asked('i-1', undefined)),
      refuses('ValidationException'),
    );
  });

  it('cut the sockets of sessions', async () => {
    const cuts: string[] = [];
    const subscription = faults.onDidCutSockets((how) => cuts.push(how));
    for (const How of ['drop', 'close', 'silence']) await send('CutSockets', { How });
    subscription.dispose();
    assert.deepEqual(cuts, ['drop', 'close', 'silence']);
    for (const input of [{}, { How: 'gently' }, { How: 1 }, [], null]) {
      await assert.rejects(
        Promise.resolve().then(() => send('CutSockets', input)),
        refuses('ValidationException'),
      );
    }
  });

  it('pause and start the publication of sessions', async () => {
    const heard: string[] = [];
    const subscription = faults.onDidSetPublication((how) => heard.push(how));
    await send('PausePublication');
    await send('StartPublication');
    subscription.dispose();
    assert.deepEqual(heard, ['pause', 'start']);
  });

  it('tell how often what was called, and begin to count anew', async () => {
    counts.add('ssm', 'ListNodes');
    assert.deepEqual(await send('GetCalls'), { Calls: { ssm: { ListNodes: 1 } } });
    await send('ResetCalls');
    assert.deepEqual(await send('GetCalls'), { Calls: {} });
  });

  it('are these and no others', async () => {
    await assert.rejects(send('Shutdown'), refuses('UnknownOperationException'));
  });
});
