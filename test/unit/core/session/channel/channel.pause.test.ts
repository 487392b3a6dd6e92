import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { messageTypes } from '../../../../../src/core/session/codec/index.ts';
import { createRandom } from '../../../../support/random.ts';
import { createStage, openShell, streamUrl } from '../../../../support/session/stage.ts';

const keepAliveMs = 10_000;

describe('a paused channel', () => {
  it('is not called dead, however long nobody reads', async () => {
    const stage = createStage({ channel: { keepAliveMs } });
    await openShell(stage);
    stage.channel.pause();
    stage.agent.send('waiting');
    await stage.clock.advance(300_000);
    assert.equal(stage.resumes.length, 0);
    assert.equal(stage.output().toString(), '$ ');
    stage.channel.resume();
    await stage.clock.advance(60_000);
    assert.equal(stage.output().toString(), '$ waiting');
    assert.equal(stage.agent.unacknowledged, 0);
    assert.equal(stage.resumes.length, 0);
  });

  it('whose peer died is resumed within two intervals of going on', async () => {
    const stage = createStage({ channel: { keepAliveMs } });
    await openShell(stage);
    stage.channel.pause();
    stage.wire.silent = true;
    await stage.clock.advance(100_000);
    // What arrived before the line went dead has been read by now.
    stage.channel.resume();
    stage.channel.pause();
    stage.channel.resume();
    await stage.clock.advance(2 * keepAliveMs);
    assert.equal(stage.resumes.length, 1);
  });

  it('sends nothing twice, for it cannot hear what is acknowledged', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.channel.pause();
    stage.channel.sendInput(Buffer.alloc(100 * 1024));
    await stage.clock.advance(100_000);
    assert.equal(stage.agent.arrivals, 100);
    stage.channel.resume();
    await stage.clock.advance(10_000);
    assert.equal(stage.agent.arrivals, 100);
    assert.deepEqual(
      stage.states.map(({ kind }) => kind),
      ['connecting', 'handshaking', 'open'],
    );
  });

  it('stays paused on the socket after a lost one', async () => {
    const stage = createStage();
    await openShell(stage);
    await stage.clock.advance(2000);
    stage.channel.pause();
    stage.wire.last.end(1000);
    await stage.clock.advance(1000);
    assert.equal(stage.wire.sockets.length, 2);
    stage.agent.send('after');
    await stage.clock.advance(60_000);
    assert.equal(stage.output().toString(), '$ ');
    stage.channel.resume();
    await stage.clock.advance(1000);
    assert.equal(stage.output().toString(), '$ after');
  });

  it('brings every byte once, paused again and again over breaking sockets', async () => {
    const stage = createStage({ channel: { keepAliveMs } });
    const random = createRandom(77);
    const down = random.bytes(200_000);
    const up = random.bytes(200_000);
    await openShell(stage);
    stage.channel.sendInput(up);
    for (let at = 0; at < down.length; at += 1000) {
      stage.agent.send(down.subarray(at, at + 1000));
      if (random.chance(0.2)) stage.channel.pause();
      if (random.chance(0.3)) stage.channel.resume();
      if (random.chance(0.03)) stage.wire.last.end(1006);
      await stage.clock.advance(1 + random.below(300));
    }
    stage.channel.resume();
    await stage.clock.advance(120_000);
    assert.ok(stage.output().subarray(2).equals(down));
    assert.ok(stage.agent.input.equals(up));
  });
});

describe('a computer that slept', () => {
  it('finds the dead socket within seconds and resumes', async () => {
    const stage = createStage({ channel: { keepAliveMs: 300_000 } });
    await openShell(stage);
    await stage.clock.advance(60_000);
    stage.clock.sleep(3_600_000);
    stage.wire.silent = true;
    await stage.clock.advance(10_000);
    assert.equal(stage.resumes.length, 1);
    stage.wire.silent = false;
    await stage.clock.advance(30_000);
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('keeps a socket that survived the sleep', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.clock.sleep(60_000);
    await stage.clock.advance(60_000);
    assert.equal(stage.resumes.length, 0);
    assert.equal(stage.wire.sockets.length, 1);
  });

  it('does not wait out the time to the next attempt', async () => {
    let fails = true;
    const stage = createStage({
      resume: () => {
        if (fails) throw new AppError('network', 'No network.');
        return { url: streamUrl, token: 't' };
      },
    });
    await openShell(stage);
    stage.wire.last.end(1006);
    // The next attempt is up to 30 s away.
    await stage.clock.advance(120_000);
    const before = stage.resumes.length;
    stage.clock.sleep(10_000);
    fails = false;
    await stage.clock.advance(5000);
    assert.equal(stage.resumes.length, before + 1);
    assert.equal(stage.channel.state.kind, 'open');
  });
});

describe('pause_publication and start_publication (§4)', () => {
  for (const messageType of [messageTypes.pausePublication, messageTypes.startPublication]) {
    it(`${messageType} stops neither input nor output nor acknowledgements`, async () => {
      const stage = createStage();
      await openShell(stage);
      for (const payload of ['', '{}', 'noise']) stage.agent.sendControl(messageType, Buffer.from(payload));
      stage.channel.sendInput(Buffer.from('typed'));
      stage.agent.send('printed');
      await stage.clock.advance(100);
      assert.equal(stage.agent.input.toString(), 'typed');
      assert.equal(stage.output().toString(), '$ printed');
      assert.equal(stage.agent.unacknowledged, 0);
    });
  }
});
