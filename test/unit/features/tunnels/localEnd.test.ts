import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Socket } from 'node:net';
import { LocalEnd } from '../../../../src/features/tunnels/localEnd.ts';
import { FakeKernel } from '../../../support/tunnels/fakeKernel.ts';

const nobody = (): Promise<undefined> => Promise.resolve(undefined);

async function listening(kernel = new FakeKernel()) {
  let calls = 0;
  const local = new LocalEnd(() => (calls += 1));
  await local.listen(kernel.kernel, 5000, nobody);
  return { kernel, local, calls: () => calls };
}

describe('the local end', () => {
  it('asks again when the other port is taken as well', async () => {
    const kernel = new FakeKernel();
    kernel.taken.add(5000).add(6000);
    const asked: number[] = [];
    const local = new LocalEnd(() => undefined);
    const isOpen = await local.listen(kernel.kernel, 5000, async ({ port }) => {
      asked.push(port);
      return port === 5000 ? 6000 : 7000;
    });
    assert.deepEqual([isOpen, asked, local.port], [true, [5000, 6000], 7000]);
  });

  it('offers the port after a privileged one that is taken in its common form', async () => {
    const kernel = new FakeKernel();
    kernel.taken.add(8080);
    const local = new LocalEnd(() => undefined);
    const isOpen = await local.listen(kernel.kernel, 80, async ({ free }) => free);
    assert.deepEqual([isOpen, local.port], [true, 8081]);
  });

  it('does not call a port taken when something else is wrong', async () => {
    const kernel = new FakeKernel();
    const failing = { ...kernel.kernel, listenLocally: () => Promise.reject(new Error('EMFILE')) };
    await assert.rejects(new LocalEnd(() => undefined).listen(failing, 1, nobody), /EMFILE/);
  });

  it('tells of connections that nobody receives, and hands them to the next who does, in order', async () => {
    const { kernel, local, calls } = await listening();
    const first = kernel.connect(5000);
    const second = kernel.connect(5000);
    const got: Socket[] = [];
    local.deliverTo({ accept: (socket) => got.push(socket) });
    const third = kernel.connect(5000);
    assert.deepEqual([calls(), got], [2, [first.socket, second.socket, third.socket]]);
    local.deliverTo(undefined);
    kernel.connect(5000);
    assert.deepEqual([calls(), got.length], [3, 3]);
  });

  it('keeps at most 256 waiting, and resets those who come after', async () => {
    const { kernel, local } = await listening();
    const sockets = Array.from({ length: 257 }, () => kernel.connect(5000));
    assert.deepEqual([sockets[255]?.wasReset, sockets[256]?.wasReset], [false, true]);
    const got: Socket[] = [];
    local.deliverTo({ accept: (socket) => got.push(socket) });
    assert.equal(got.length, 256);
  });

  it('resets those who wait when there is nobody, and leaves those who were received', async () => {
    const { kernel, local } = await listening();
    const waiting = kernel.connect(5000);
    local.hangUp();
    local.deliverTo({ accept: () => undefined });
    const received = kernel.connect(5000);
    local.dispose();
    assert.deepEqual([waiting.wasReset, received.wasReset, local.port], [true, false, undefined]);
  });
});
