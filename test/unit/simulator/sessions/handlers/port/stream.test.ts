import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { encodeFlag, flagValues, payloadTypes } from '../../../../../../src/core/session/codec/index.ts';
import { StreamPort } from '../../../../../../src/simulator/sessions/handlers/port/stream.ts';
import { ManualClock, settle } from '../../../../../support/manualClock.ts';
import { until } from '../../../../../support/until.ts';
import { destination, FakeIo, listener, refusedDial, type Destination } from '../../../support/ports.ts';

interface Bench {
  readonly io: FakeIo;
  readonly port: StreamPort;
  readonly say: (text: string) => void;
}

function bench(test: TestContext, dial: Destination['dial'], redials: boolean): Bench {
  const io = new FakeIo();
  const port = new StreamPort({ io, clock: new ManualClock(), dial }, redials);
  test.after(() => port.dispose());
  return { io, port, say: (text) => port.receive(payloadTypes.output, Buffer.from(text)) };
}

async function serving(test: TestContext, serve: Parameters<typeof destination>[0]): Promise<Destination> {
  const server = await destination(serve);
  test.after(() => server.close());
  return server;
}

const ready = (port: StreamPort): Promise<void> =>
  until(() => port.accepts(payloadTypes.output), 'the connection');
const disconnect = encodeFlag(flagValues.disconnectToPort);

describe('a port session with one connection', { timeout: 60_000 }, () => {
  it('dials before the client says anything, so that a banner arrives at once (§12)', async (test) => {
    const server = await serving(test, (socket) => socket.write('SSH-2.0-x\r\n'));
    const { io } = bench(test, server.dial, false);
    await until(() => io.output.toString() === 'SSH-2.0-x\r\n', 'the banner');
  });

  it('takes nothing before it is connected: it is not acknowledged and comes again (§9)', async (test) => {
    const server = await serving(test, (socket) => socket.pipe(socket));
    const { io, port, say } = bench(test, server.dial, false);
    assert.deepEqual([port.accepts(payloadTypes.output), port.accepts(payloadTypes.flag)], [false, true]);
    await ready(port);
    say('hello');
    await until(() => io.output.toString() === 'hello', 'the echo');
  });

  it('says why it could not connect, in the words of the agent', async (test) => {
    const { io } = bench(test, refusedDial, false);
    await settle();
    assert.deepEqual(io.ends, [
      '----------ERROR-------\nUnable to connect to specified port: dial tcp 127.0.0.1:1: connect: connection refused',
    ]);
  });

  it('ends with the server, after its last bytes, in the stream of SSH', async (test) => {
    const server = await serving(test, (socket) => socket.end('bye'));
    const { io } = bench(test, server.dial, false);
    await until(() => io.ends.length > 0, 'the end');
    assert.deepEqual([io.output.toString(), io.ends], ['bye', ['']]);
  });

  it('ends when the client of an SSH stream disconnects', async (test) => {
    const server = await serving(test, listener);
    const { io, port } = bench(test, server.dial, false);
    await ready(port);
    port.receive(payloadTypes.flag, disconnect);
    await until(() => io.ends.length > 0, 'the end');
    await until(() => server.open.size === 0, 'the server to be left alone');
  });

  it('dials again for the next client after a disconnect, with its first bytes and not before (§12)', async (test) => {
    const server = await serving(test, (socket) => socket.pipe(socket));
    const { io, port, say } = bench(test, server.dial, true);
    await ready(port);
    say('first ');
    await until(() => io.output.toString() === 'first ', 'the echo');
    port.receive(payloadTypes.flag, disconnect);
    await until(() => server.open.size === 0, 'the disconnect');
    assert.equal(server.total, 1);
    say('sec');
    say('ond');
    assert.equal(port.accepts(payloadTypes.output), true);
    await until(() => io.output.toString() === 'first second', 'the second echo');
    assert.deepEqual([server.total, io.ends], [2, []]);
  });

  it('dials again after the server has ended (§12)', async (test) => {
    const server = await serving(test, (socket) => {
      socket.on('data', (chunk: Buffer) => socket.end(`<${String(chunk)}>`));
    });
    const { io, port, say } = bench(test, server.dial, true);
    await ready(port);
    for (const word of ['a', 'b', 'c']) {
      say(word);
      await until(() => io.output.toString().endsWith(`<${word}>`) && server.open.size === 0, word);
    }
    assert.deepEqual([io.output.toString(), server.total, io.ends], ['<a><b><c>', 3, []]);
  });

  it('ends without words when it cannot connect again', async (test) => {
    const server = await serving(test, (socket) => socket.end());
    let dials = 0;
    const { io, port, say } = bench(test, () => (dials++ === 0 ? server.dial() : refusedDial()), true);
    await ready(port);
    await until(() => server.open.size === 0, 'the end of the first');
    await settle();
    say('again');
    await until(() => io.ends.length > 0, 'the end');
    assert.deepEqual(io.ends, ['']);
  });

  it('takes no more than 4 MiB that the server does not read', async (test) => {
    const server = await serving(test, (socket) => socket.pause());
    const { port } = bench(test, server.dial, false);
    await ready(port);
    const block = Buffer.alloc(256 * 1024);
    let sent = 0;
    for (; port.accepts(payloadTypes.output) && sent < 200; sent++) {
      port.receive(payloadTypes.output, block);
      await settle();
    }
    assert.ok(sent >= 16 && sent < 200, `${String(sent)} blocks`);
    for (const socket of server.open) socket.resume();
    await ready(port);
  });

  it('reads the server on when the client keeps up again', async (test) => {
    const server = await serving(test, (socket) => socket.write(Buffer.alloc(3_000_000, 1)));
    const { io, port } = bench(test, server.dial, false);
    io.isCongested = true;
    await until(() => io.sent.length > 0, 'the first bytes');
    for (let turn = 0; turn < 10; turn++) await settle();
    assert.ok(io.output.length <= 65_536, String(io.output.length));
    io.isCongested = false;
    port.drained();
    await until(() => io.output.length === 3_000_000, 'the rest');
  });

  it('closes a connection that came too late', async (test) => {
    const server = await serving(test, listener);
    const { io, port } = bench(test, server.dial, false);
    port.dispose();
    await until(() => server.total === 1 && server.open.size === 0, 'the end of the connection');
    assert.deepEqual(io.ends, []);
  });
});
