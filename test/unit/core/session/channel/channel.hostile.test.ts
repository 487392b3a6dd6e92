import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeFlag,
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  encodeMessage,
  messageTypes,
  payloadTypes,
} from '../../../../../src/core/session/codec/index.ts';
import { createStage, openShell, type Stage } from '../../../../support/session/stage.ts';

const request = encodeHandshakeRequest({
  agentVersion: '3.3.1142.0',
  actions: [{ type: 'SessionType', parameters: { SessionType: 'Standard_Stream', Properties: null } }],
});
const complete = encodeHandshakeComplete({ timeToComplete: 1, customerMessage: '' });

function jump(stage: Stage, sequenceNumber: number, payload: Uint8Array = Buffer.from('jump')): void {
  const head = {
    schemaVersion: 1,
    createdDate: 1,
    flags: 0,
    messageId: '00112233-4455-6677-8899-aabbccddeeff',
  };
  const message = { messageType: messageTypes.outputStream, payloadType: payloadTypes.output };
  stage.agent.sendRaw(encodeMessage({ ...head, ...message, sequenceNumber, payload }));
}

async function works(stage: Stage): Promise<void> {
  stage.channel.sendInput(Buffer.from('still'));
  stage.agent.send('here');
  await stage.clock.advance(1000);
  assert.ok(stage.agent.input.toString().endsWith('still'));
  assert.ok(stage.output().toString().endsWith('here'));
}

describe('an agent that does as it likes', () => {
  it('may jump in its sequence: what is beyond the buffer is not acknowledged, so that it comes again (§6, §8)', async () => {
    const stage = createStage();
    await openShell(stage);
    const before = stage.agent.acknowledged.length;
    for (const number of [10_002, 2 ** 40, Number.MAX_SAFE_INTEGER]) jump(stage, number);
    await stage.clock.advance(20);
    assert.equal(stage.agent.acknowledged.length, before);
    await works(stage);
  });

  it('may send a payload of any size', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.send(Buffer.alloc(8 * 1024 * 1024, 'x'));
    await stage.clock.advance(20);
    assert.equal(stage.output().length, 2 + 8 * 1024 * 1024);
    await works(stage);
  });

  it('may shake hands again and again: each time is answered, and input waits for its end (§9)', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    for (let time = 0; time < 50; time++) {
      stage.agent.send(request, payloadTypes.handshakeRequest);
      await stage.clock.advance(20);
      stage.channel.sendInput(Buffer.from('.'));
      await stage.clock.advance(20);
      assert.equal(stage.agent.input.length, time);
      stage.agent.send(complete, payloadTypes.handshakeComplete);
      await stage.clock.advance(20);
    }
    assert.equal(stage.agent.of(payloadTypes.handshakeResponse).length, 50);
    await works(stage);
  });

  it('may ask for ever and complete nothing: the session is ended with a sentence, not waited for', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    stage.agent.send(request, payloadTypes.handshakeRequest);
    await stage.clock.advance(31_000);
    assert.match(stage.ends[0]?.text ?? '', /did not complete the handshake/);
    assert.equal(stage.clock.pending, 1, 'the tick of the agent alone');
  });

  it('may send flags when no port asks for them, and words that only the client says', async () => {
    const stage = createStage();
    const flags: number[] = [];
    stage.channel.onDidReceiveFlag((flag) => flags.push(flag));
    await openShell(stage);
    for (const value of [3, 1, 2, 0xffffffff]) stage.agent.send(encodeFlag(value), payloadTypes.flag);
    stage.agent.send('short', payloadTypes.flag);
    for (const kind of [payloadTypes.size, payloadTypes.handshakeResponse, payloadTypes.encChallengeResponse])
      stage.agent.send('{}', kind);
    await stage.clock.advance(100);
    assert.deepEqual(flags, [3, 1, 2, 0xffffffff, 0]);
    await works(stage);
  });

  it('may pause publication for ever (§4)', async () => {
    const stage = createStage();
    await openShell(stage);
    for (let time = 0; time < 100; time++) {
      stage.agent.sendControl(messageTypes.pausePublication, new Uint8Array());
      await stage.clock.advance(1000);
    }
    await works(stage);
  });
});
