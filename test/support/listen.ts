import assert from 'node:assert/strict';
import type { Server } from 'node:net';

/** Starts to listen on a free port of 127.0.0.1; resolves to the port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}
