import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  databaseOf,
  databases,
  databaseUrl,
} from '../../../../../src/features/tunnels/exports/databaseUrl.ts';

const address = { host: '127.0.0.1', port: 15_432 };

for (const [port, url] of [
  [5432, 'postgresql://127.0.0.1:15432/'],
  [5439, 'postgresql://127.0.0.1:15432/'],
  [3306, 'mysql://127.0.0.1:15432/'],
  [1433, 'sqlserver://127.0.0.1:15432'],
  [27_017, 'mongodb://127.0.0.1:15432/?directConnection=true'],
  [6379, 'redis://127.0.0.1:15432/'],
  [6380, 'rediss://127.0.0.1:15432/'],
] as const) {
  it(`port ${String(port)} is a database at ${url}`, () => {
    assert.equal(databaseUrl(databaseOf(port) ?? assert.fail('unknown'), address), url);
  });
}

it('no other port is guessed at, and no address holds a user or a password', () => {
  assert.equal(databaseOf(443), undefined);
  for (const database of databases) assert.doesNotMatch(databaseUrl(database, address), /@/);
});

it('no port is two databases’', () => {
  const ports = databases.flatMap((database) => database.ports);
  assert.equal(new Set(ports).size, ports.length);
});
