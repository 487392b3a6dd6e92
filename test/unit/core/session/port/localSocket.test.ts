import assert from 'node:assert/strict';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { adoptSocket, breakSocket } from '../../../../../src/core/session/port/localSocket.ts';
import { until } from '../../../../support/until.ts';

async function pair(test: TestContext): Promise<{ readonly near: Socket; readonly far: Socket }> {
  let near: Socket | undefined;
  const server = createServer((socket) => (near = socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  test.after(() => {
    server.close();
    far.destroy();
    near?.destroy();
  });
  await until(() => near !== undefined, 'the connection');
  assert.ok(near);
  return { near, far };
}

describe('adoptSocket', () => {
  it('keeps errors of a connection from the process, and its end of input from ending it', async (test) => {
    const { near, far } = await pair(test);
    adoptSocket(near);
    assert.equal(near.allowHalfOpen, true);
    assert.equal(near.isPaused(), true);
    far.resetAndDestroy();
    near.resume();
    await until(() => near.closed, 'the end');
  });
});

describe('breakSocket', () => {
  it('resets the connection, so that nobody takes a part for the whole', async (test) => {
    const { near, far } = await pair(test);
    let code = '';
    far.on('error', (error) => (code = String(Reflect.get(error, 'code'))));
    far.resume();
    breakSocket(near);
    breakSocket(near);
    await until(() => far.closed, 'the end');
    assert.equal(code, 'ECONNRESET');
  });
});
