import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  parseFlag,
  payloadTypes,
} from '../../../../../src/core/session/codec/index.ts';
import { createStage, openShell } from '../../../../support/session/stage.ts';

describe('the end', () => {
  it('closes with the service’s words (§4)', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.close('Session ended by administrator');
    await stage.clock.advance(20);
    assert.deepEqual(stage.ends, [{ kind: 'closed', text: 'Session ended by administrator' }]);
    assert.equal(stage.channel.state.kind, 'closed');
    assert.deepEqual(stage.wire.closes, [1000]);
  });

  it('leaves no timer behind', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.channel.sendInput(Buffer.from('x'));
    stage.agent.close();
    await stage.clock.advance(20);
    // The fake agent's own timer is the only one.
    assert.equal(stage.clock.pending, 1);
  });

  it('takes no input and fires no event afterwards', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.close();
    await stage.clock.advance(20);
    const states = stage.states.length;
    assert.equal(stage.channel.sendInput(Buffer.from('x')), true);
    stage.channel.resize(1, 1);
    stage.channel.retryNow();
    await stage.channel.terminate();
    stage.channel.dispose();
    await stage.clock.advance(10_000);
    assert.equal(stage.states.length, states);
    assert.equal(stage.ends.length, 1);
  });

  it('terminates by flag and waits for the service to close (§12)', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.onMessage = ({ payloadType }) => {
      if (payloadType === payloadTypes.flag) stage.agent.close();
    };
    const done = stage.channel.terminate();
    stage.channel.sendInput(Buffer.from('too late'));
    await stage.clock.advance(100);
    await done;
    assert.deepEqual(stage.agent.of(payloadTypes.flag).map(parseFlag), [2]);
    assert.equal(stage.agent.input.toString(), '');
    assert.deepEqual(stage.ends, [{ kind: 'terminated', text: '' }]);
  });

  it('terminates after two seconds when nobody answers', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.wire.silent = true;
    const done = stage.channel.terminate();
    await stage.clock.advance(1900);
    assert.equal(stage.ends.length, 0);
    await stage.clock.advance(200);
    await done;
    assert.equal(stage.ends[0]?.kind, 'terminated');
  });

  it('sends no flag to an agent that is known to be too old for it (§9)', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    const request = encodeHandshakeRequest({ agentVersion: '2.3.722.0', actions: [] });
    stage.agent.send(request, payloadTypes.handshakeRequest);
    await stage.clock.advance(50);
    const complete = encodeHandshakeComplete({ timeToComplete: 1, customerMessage: '' });
    stage.agent.send(complete, payloadTypes.handshakeComplete);
    await stage.clock.advance(50);
    void stage.channel.terminate();
    await stage.clock.advance(3000);
    assert.equal(stage.agent.of(payloadTypes.flag).length, 0);
    assert.equal(stage.ends[0]?.kind, 'terminated');
  });

  it('drops the socket and nothing else when the signal aborts', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.abort.abort();
    await stage.clock.advance(100);
    assert.equal(stage.ends[0]?.kind, 'aborted');
    assert.equal(stage.agent.of(payloadTypes.flag).length, 0);
  });
});
