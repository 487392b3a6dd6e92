import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { flagValues, payloadTypes } from '../../../../../../src/core/session/codec/index.ts';
import {
  encodeSmuxHeader,
  smuxCommands,
  SmuxSession,
  type SmuxStream,
} from '../../../../../../src/core/session/port/smux/index.ts';
import { MuxPort } from '../../../../../../src/simulator/sessions/handlers/port/mux.ts';
import { ManualClock, settle } from '../../../../../support/manualClock.ts';
import { createRandom } from '../../../../../support/random.ts';
import { until } from '../../../../../support/until.ts';
import { destination, FakeIo, listener, refusedDial, type Destination } from '../../../support/ports.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly io: FakeIo;
  readonly port: MuxPort;
  readonly client: SmuxSession;
  /** What went to the agent. */
  readonly input: (bytes: Uint8Array) => void;
}

/** The agent's side of a session with a smux client at the other end of its channel. */
function bench(test: TestContext, dial: Destination['dial'], keepsAlive = false): Bench {
  const clock = new ManualClock();
  const io = new FakeIo();
  const port = new MuxPort({ io, clock, dial }, keepsAlive);
  const input = (bytes: Uint8Array): void => port.receive(payloadTypes.output, Uint8Array.from(bytes));
  const client = new SmuxSession({
    side: 'client',
    clock,
    write: (bytes) => {
      input(bytes);
      return true;
    },
    congested: () => undefined,
    failed: () => undefined,
  });
  io.onOutput = (bytes) => client.receive(bytes);
  test.after(() => {
    port.dispose();
    client.dispose();
  });
  return { clock, io, port, client, input };
}

async function serving(test: TestContext, serve: Parameters<typeof destination>[0]): Promise<Destination> {
  const server = await destination(serve);
  test.after(() => server.close());
  return server;
}

function gather(stream: SmuxStream): { readonly text: () => string; readonly ended: () => boolean } {
  const chunks: Buffer[] = [];
  let ended = false;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => (ended = true));
  stream.on('error', () => undefined);
  return { text: () => Buffer.concat(chunks).toString('latin1'), ended: () => ended };
}

describe('the agent side of a multiplexed port session', { timeout: 60_000 }, () => {
  it('dials for each stream, and carries both ways', async (test) => {
    const server = await serving(test, (socket) => socket.pipe(socket));
    const { client, io } = bench(test, server.dial);
    const streams = ['one', 'two', 'three'].map((word) => {
      const stream = client.open();
      const got = gather(stream);
      stream.write(word);
      return got;
    });
    await until(() => streams.map(({ text }) => text()).join(' ') === 'one two three', 'the echoes');
    assert.deepEqual([server.total, io.flags], [3, []]);
  });

  it('keeps what comes before the connection is there', async (test) => {
    const server = await serving(test, (socket) => socket.pipe(socket));
    let connected: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => (connected = resolve));
    const { client } = bench(test, () => wait.then(() => server.dial()));
    const stream = client.open();
    const got = gather(stream);
    stream.write('early');
    await settle();
    connected();
    await until(() => got.text() === 'early', 'the echo');
  });

  it('answers a port on which nothing listens by a flag and the end of that stream (§12)', async (test) => {
    const { client, io } = bench(test, refusedDial);
    const got = gather(client.open());
    await settle();
    assert.deepEqual([io.flags, got.ended()], [[flagValues.connectToPortError], true]);
    const last = io.sent.at(-1)?.payload;
    assert.deepEqual(last, encodeSmuxHeader(smuxCommands.fin, 3), 'the flag comes first');
    assert.deepEqual(io.ends, []);
  });

  it('passes on all that the server said before it ended', async (test) => {
    const bytes = createRandom(4).bytes(300_000);
    const server = await serving(test, (socket) => socket.end(bytes));
    const { client } = bench(test, server.dial);
    const got = gather(client.open());
    await until(() => got.ended(), 'the end');
    assert.equal(got.text(), bytes.toString('latin1'));
    await until(() => server.open.size === 0, 'the connection to be closed');
  });

  it('closes both directions when the client ends its own: a later reply is lost (§12)', async (test) => {
    let heard = '';
    const server = await serving(test, (socket) => {
      socket.on('data', (chunk: Buffer) => (heard += String(chunk)));
      socket.on('end', () => setImmediate(() => socket.end('too late')));
    });
    const { client } = bench(test, server.dial);
    const stream = client.open();
    const got = gather(stream);
    stream.end('question');
    await until(() => got.ended() && server.total === 1 && server.open.size === 0, 'the end');
    assert.deepEqual([heard, got.text()], ['question', '']);
  });

  it('ends a stream whose server resets it, and no other', async (test) => {
    const server = await serving(test, (socket) => {
      socket.on('data', (chunk: Buffer) =>
        chunk.includes('!') ? socket.resetAndDestroy() : socket.write(chunk),
      );
    });
    const { client, io } = bench(test, server.dial);
    const [first, second] = [client.open(), client.open()];
    const [broken, sound] = [gather(first), gather(second)];
    first.write('!');
    await until(() => broken.ended(), 'the end of the first');
    second.write('still here');
    await until(() => sound.text() === 'still here', 'the echo of the second');
    assert.deepEqual(io.ends, []);
  });

  it('stops reading servers while the client does not keep up', async (test) => {
    const bytes = createRandom(5).bytes(3_000_000);
    const server = await serving(test, (socket) => socket.end(bytes));
    const { client, io, port } = bench(test, server.dial);
    io.isCongested = true;
    const got = gather(client.open());
    await until(() => io.sent.length > 0, 'the first bytes');
    for (let turn = 0; turn < 20; turn++) await settle();
    assert.ok(io.output.length < 500_000, `${String(io.output.length)} bytes in spite of it`);
    io.isCongested = false;
    port.drained();
    await until(() => got.ended(), 'the rest');
    assert.equal(got.text().length, bytes.length);
  });

  it('takes no more than 4 MiB that a server does not read, and goes on when it does (§12)', async (test) => {
    const server = await serving(test, (socket) => socket.pause());
    const { client, port } = bench(test, server.dial);
    const stream = client.open();
    stream.on('error', () => undefined);
    const block = Buffer.alloc(256 * 1024, 7);
    await until(() => server.total === 1, 'the connection');
    let sent = 0;
    for (; port.accepts(payloadTypes.output) && sent < 64; sent++) {
      stream.write(block);
      await settle();
    }
    assert.ok(sent >= 16 && sent < 64, `${String(sent)} blocks`);
    assert.equal(port.accepts(payloadTypes.flag), true);
    for (const socket of server.open) socket.resume();
    await until(() => port.accepts(payloadTypes.output), 'room');
  });

  it('ends the session when what comes is no smux version 1, as with version 2 (§12)', (test) => {
    for (const bytes of [Buffer.from([2, 4, 0, 0, 3, 0, 0, 0]), Buffer.from('GET / HTTP/1.1')]) {
      const { io, input } = bench(test, refusedDial);
      input(bytes);
      assert.deepEqual(io.ends, ['']);
    }
  });

  it('ends an idle session of an old client 30 seconds after the handshake (§9)', async (test) => {
    const { clock, io, client } = bench(test, refusedDial, true);
    // An old client that sends no NOPs of its own.
    client.dispose();
    await clock.advance(29_999);
    const nops = io.sent.length;
    assert.deepEqual([nops, io.ends], [2, []]);
    await clock.advance(1);
    assert.deepEqual(io.ends, ['']);
  });

  it('needs to hear nothing from a client that does without (§9)', async (test) => {
    const { clock, io } = bench(test, refusedDial);
    await clock.advance(600_000);
    assert.deepEqual([io.sent, io.ends, clock.pending], [[], [], 0]);
  });

  it('closes its connections with the session', async (test) => {
    const server = await serving(test, listener);
    const { client, port } = bench(test, server.dial);
    gather(client.open());
    await until(() => server.open.size === 1, 'the connection');
    gather(client.open());
    port.dispose();
    await until(() => server.open.size === 0, 'the end of the connections');
  });
});
