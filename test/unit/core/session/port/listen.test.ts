import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { isAppError } from '../../../../../src/core/base/errors.ts';
import { listenLocally, nextFreePort } from '../../../../../src/core/session/port/listen.ts';
import { until } from '../../../../support/until.ts';

async function taken(): Promise<{ readonly port: number; readonly free: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, free: () => void server.close() };
}

const nobody = (): void => undefined;

describe('listenLocally', () => {
  it('listens on 127.0.0.1 only, and says which port it got', async () => {
    let connections = 0;
    const listener = await listenLocally({
      port: 0,
      connected: (socket) => {
        connections += 1;
        socket.destroy();
      },
    });
    assert.equal(listener.host, '127.0.0.1');
    assert.ok(listener.port > 0);
    connect(listener.port, '127.0.0.1').on('error', nobody);
    await until(() => connections === 1, 'the connection');
    listener.dispose();
    listener.dispose();
  });

  it('reads nothing of a connection before somebody asks for it', async () => {
    const listener = await listenLocally({
      port: 0,
      connected: (socket) => {
        assert.equal(socket.isPaused(), true);
        assert.equal(socket.allowHalfOpen, true);
        socket.destroy();
      },
    });
    const socket = connect(listener.port, '127.0.0.1').on('error', nobody);
    await until(() => socket.closed, 'the end');
    listener.dispose();
  });

  it('refuses a port that is taken with kind conflict, code EADDRINUSE and a sentence', async () => {
    const other = await taken();
    await assert.rejects(listenLocally({ port: other.port, connected: nobody }), (error) => {
      assert.ok(isAppError(error));
      assert.equal(error.kind, 'conflict');
      assert.equal(error.code, 'EADDRINUSE');
      assert.equal(
        error.message,
        `Port ${String(other.port)} on 127.0.0.1 cannot be listened on: another program uses it.`,
      );
      return true;
    });
    other.free();
  });

  for (const [what, options] of [
    ['a port that is none', { port: 70_000 }],
    ['a negative port', { port: -1 }],
    ['an address that this computer does not have', { port: 0, host: '203.0.113.1' }],
  ] as const) {
    it(`refuses ${what} with kind invalid`, async () => {
      await assert.rejects(
        listenLocally({ ...options, connected: nobody }),
        (error) => isAppError(error) && error.kind === 'invalid',
      );
    });
  }
});

describe('nextFreePort', () => {
  it('is the port itself when it is free', async () => {
    const other = await taken();
    other.free();
    await until(() => true, 'the port to be free');
    assert.ok(((await nextFreePort(other.port)) ?? 0) >= other.port);
  });

  it('is a later one when the port is taken', async () => {
    const other = await taken();
    const next = await nextFreePort(other.port);
    assert.ok(next !== undefined && next > other.port);
    other.free();
  });

  it('is none after the last port', async () => {
    assert.equal(await nextFreePort(65_536), undefined);
  });

  it('is none on a host where nothing can be listened on', async () => {
    assert.equal(await nextFreePort(2000, '203.0.113.1'), undefined);
  });
});
