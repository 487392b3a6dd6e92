import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { parseSize, payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import { createRandom } from '../../../../support/random.ts';
import { createStage, openShell, streamUrl, type Stage } from '../../../../support/session/stage.ts';

function retriesOf(stage: Stage): readonly { attempt: number; inMs: number; cause: string }[] {
  return stage.states.flatMap((state) => (state.kind === 'reconnecting' ? [state.retry] : []));
}

describe('a lost socket is resumed (§13)', () => {
  for (const code of [1000, 1006]) {
    it(`after close code ${String(code)}, with a new token and the same client id`, async () => {
      const stage = createStage();
      await openShell(stage);
      await stage.clock.advance(5000);
      stage.wire.last.end(code, code === 1000 ? 'Bye' : '');
      await stage.clock.advance(50);
      assert.equal(stage.resumes.length, 1);
      assert.equal(stage.agent.opens.length, 2);
      assert.equal(stage.agent.opens[1]?.token, 'token-1');
      assert.equal(stage.agent.opens[1].clientId, stage.agent.opens[0]?.clientId);
      assert.equal(stage.channel.state.kind, 'open');
      assert.deepEqual(
        stage.states.map(({ kind }) => kind),
        ['connecting', 'handshaking', 'open', 'reconnecting', 'open'],
      );
    });
  }

  it('uses the URL that ResumeSession answers', async () => {
    const url = `${streamUrl}&cell-number=BB`;
    const stage = createStage({ resume: () => ({ url, token: 't' }) });
    await openShell(stage);
    stage.wire.last.end(1000);
    await stage.clock.advance(1000);
    assert.equal(stage.wire.last.url, url);
  });

  it('keeps the sequence numbers of both directions and sends at once what was in flight', async () => {
    const stage = createStage({ latencyMs: 20 });
    await openShell(stage);
    await stage.clock.advance(2000);
    stage.channel.sendInput(Buffer.from('typed'));
    stage.wire.last.end(1006);
    stage.agent.send('printed meanwhile');
    await stage.clock.advance(400);
    assert.equal(stage.agent.input.toString(), 'typed');
    assert.equal(stage.output().toString(), '$ printed meanwhile');
    assert.deepEqual(
      stage.agent.received.map(({ sequenceNumber }) => sequenceNumber),
      [0],
    );
  });

  it('keeps what is typed and the last size while it is away', async () => {
    let isAway = true;
    const stage = createStage({
      resume: () => {
        if (isAway) throw new AppError('network', 'No network.');
        return { url: streamUrl, token: 't' };
      },
    });
    stage.channel.resize(80, 24);
    await openShell(stage);
    stage.wire.last.end(1006);
    await stage.clock.advance(5000);
    for (const cols of [90, 100]) stage.channel.resize(cols, 24);
    stage.channel.sendInput(Buffer.from('typed away'));
    isAway = false;
    stage.channel.retryNow();
    await stage.clock.advance(100);
    assert.equal(stage.agent.input.toString(), 'typed away');
    const sizes = stage.agent.of(payloadTypes.size).map(parseSize);
    assert.deepEqual(sizes.at(-1), { cols: 100, rows: 24 });
    assert.equal(sizes.length, 2);
  });

  it('resumes in the middle of a handshake and answers it', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    stage.wire.last.end(1006);
    stage.agent.send('{"RequestedClientActions":[]}', payloadTypes.handshakeRequest);
    await stage.clock.advance(1000);
    assert.equal(stage.agent.of(payloadTypes.handshakeResponse).length, 1);
    assert.equal(stage.channel.state.kind, 'handshaking');
  });
});

describe('retries', () => {
  it('back off from 100 ms to 30 s and never end', async () => {
    const stage = createStage({
      resume: () => {
        throw new AppError('network', 'No network.');
      },
    });
    await openShell(stage);
    await stage.clock.advance(2000);
    stage.wire.last.end(1006);
    await stage.clock.advance(3_600_000);
    const waits = retriesOf(stage).map(({ inMs }) => inMs);
    assert.deepEqual(waits.slice(0, 6), [0, 150, 300, 600, 1200, 2400]);
    assert.ok(waits.length > 100);
    assert.equal(Math.max(...waits), 30_000);
    assert.equal(stage.ends.length, 0);
  });

  it('tell why, first the socket’s end and then ResumeSession’s failure', async () => {
    const expired = new AppError('expired', 'The credentials expired.');
    const stage = createStage({
      resume: (call) => {
        if (call === 1) throw expired;
        return { url: streamUrl, token: 't' };
      },
    });
    await openShell(stage);
    await stage.clock.advance(2000);
    stage.wire.last.end(1000, 'Bye');
    await stage.clock.advance(1000);
    const retries = retriesOf(stage);
    assert.deepEqual(
      retries.map(({ cause, attempt }) => [attempt, cause]),
      [
        [1, 'Bye'],
        [2, 'The credentials expired.'],
      ],
    );
    assert.equal(Reflect.get(retries[1] ?? {}, 'error'), expired);
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('go on when a resumed socket cannot be opened', async () => {
    const stage = createStage({ refuse: (dial) => (dial === 2 || dial === 3 ? 'ECONNREFUSED' : undefined) });
    await openShell(stage);
    await stage.clock.advance(2000);
    stage.wire.last.end(1006);
    await stage.clock.advance(2000);
    assert.equal(stage.wire.sockets.length, 4);
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('are made at once on demand', async () => {
    let fails = true;
    const stage = createStage({
      resume: () => {
        if (fails) throw new AppError('network', 'No network.');
        return { url: streamUrl, token: 't' };
      },
    });
    await openShell(stage);
    stage.wire.last.end(1006);
    await stage.clock.advance(100_000);
    fails = false;
    const before = stage.resumes.length;
    stage.channel.retryNow();
    await stage.clock.advance(50);
    assert.equal(stage.resumes.length, before + 1);
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('end when the person closes the terminal meanwhile', async () => {
    const stage = createStage({
      resume: () => {
        throw new AppError('network', 'No network.');
      },
    });
    await openShell(stage);
    stage.wire.last.end(1006);
    await stage.clock.advance(1000);
    await stage.channel.terminate();
    const calls = stage.resumes.length;
    await stage.clock.advance(100_000);
    assert.equal(stage.resumes.length, calls);
    assert.equal(stage.ends[0]?.kind, 'terminated');
  });

  it('pass by an answer that comes after the end', async () => {
    let answer: (value: { url: string; token: string }) => void = () => undefined;
    const stage = createStage({ resume: () => new Promise((resolve) => (answer = resolve)) });
    await openShell(stage);
    stage.wire.last.end(1006);
    await stage.clock.advance(500);
    stage.channel.dispose();
    answer({ url: streamUrl, token: 'late' });
    await stage.clock.advance(500);
    assert.equal(stage.wire.sockets.length, 1);
  });
});

describe('a session that is gone', () => {
  it('is one whose ResumeSession answers no token (§1)', async () => {
    const stage = createStage({ resume: () => ({ url: streamUrl, token: '' }) });
    await openShell(stage);
    stage.wire.last.end(1000);
    await stage.clock.advance(1000);
    assert.equal(stage.ends[0]?.kind, 'gone');
  });

  it('is one that ResumeSession does not find', async () => {
    const stage = createStage({
      resume: () => {
        throw new AppError('notFound', 'No such session.', { code: 'DoesNotExistException' });
      },
    });
    await openShell(stage);
    stage.wire.last.end(1006);
    await stage.clock.advance(1000);
    assert.equal(stage.ends[0]?.kind, 'gone');
    assert.equal(stage.resumes.length, 1);
  });
});

describe('a dead peer', () => {
  it('is noticed within two keep-alive intervals, and the session is resumed (§2)', async () => {
    const stage = createStage({ channel: { keepAliveMs: 10_000 } });
    await openShell(stage);
    await stage.clock.advance(1000);
    stage.wire.silent = true;
    await stage.clock.advance(18_900);
    assert.equal(stage.resumes.length, 0);
    await stage.clock.advance(1000);
    assert.equal(stage.resumes.length, 1);
    stage.wire.silent = false;
    await stage.clock.advance(60_000);
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('is not one that answers pings and has nothing to say', async () => {
    const stage = createStage({ channel: { keepAliveMs: 10_000 } });
    await openShell(stage);
    await stage.clock.advance(600_000);
    assert.equal(stage.resumes.length, 0);
    assert.equal(stage.wire.pings, 61);
  });
});

describe('a line that breaks again and again', () => {
  it('loses and doubles no byte in either direction', async () => {
    const stage = createStage({ latencyMs: 3 });
    const random = createRandom(31);
    const up = random.bytes(300_000);
    const down = random.bytes(300_000);
    await openShell(stage);
    stage.channel.sendInput(up);
    for (let at = 0; at < down.length; at += 1000) {
      stage.agent.send(down.subarray(at, at + 1000));
      await stage.clock.advance(5);
      if (at % 50_000 === 0) {
        await stage.clock.advance(1000);
        stage.wire.last.end(random.chance(0.5) ? 1000 : 1006);
      }
    }
    await stage.clock.advance(60_000);
    assert.ok(stage.agent.input.equals(up));
    assert.ok(stage.output().subarray(2).equals(down));
    assert.ok(stage.resumes.length >= 6);
  });
});
