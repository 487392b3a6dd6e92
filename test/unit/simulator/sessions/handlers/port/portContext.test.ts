import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pumpOut, sendOutput } from '../../../../../../src/simulator/sessions/handlers/port/portContext.ts';
import { createRandom } from '../../../../../support/random.ts';
import { until } from '../../../../../support/until.ts';
import { destination, FakeIo } from '../../../support/ports.ts';

describe('what a port says', () => {
  it('travels in messages of at most 1,024 bytes, cut anywhere (§12)', () => {
    const io = new FakeIo();
    const bytes = createRandom(1).bytes(2_500);
    sendOutput(io, bytes);
    sendOutput(io, new Uint8Array());
    assert.deepEqual(
      io.sent.map(({ payload }) => payload.length),
      [1_024, 1_024, 452],
    );
    assert.deepEqual(io.output, bytes);
  });

  it('is not read while the client does not keep up', async () => {
    const bytes = createRandom(2).bytes(4_000_000);
    const server = await destination((socket) => socket.write(bytes));
    const socket = await server.dial();
    const io = new FakeIo();
    io.isCongested = true;
    pumpOut(socket, io);
    await until(() => socket.isPaused() && io.sent.length > 0, 'the pause');
    const before = io.output.length;
    assert.ok(before <= 65_536, `${String(before)} bytes were read all the same`);
    io.isCongested = false;
    socket.resume();
    await until(() => io.output.length === bytes.length, 'the rest');
    assert.deepEqual(io.output, bytes);
    socket.destroy();
    server.close();
  });
});
