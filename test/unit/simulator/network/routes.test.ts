import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRoute, placeOf, type Place, type Routes } from '../../../../src/simulator/network/routes.ts';
import { testNode } from '../support/nodes.ts';

const web = testNode();
const api = testNode({
  id: 'i-api',
  name: 'api-1',
  tags: [{ key: 'Role', value: 'api' }],
  ipAddress: '10.0.1.18',
});
const none: Routes = { ports: [], hosts: [] };
const at = (port: number, change: Partial<Routes> = {}, node = api, host?: string): Place =>
  placeOf({ ...none, ...change }, node, host, port);

describe('the ports of a node', () => {
  it('are the same of this computer', () => {
    assert.deepEqual(at(5_432), { local: 5_432 });
    assert.deepEqual(at(80), { local: 80 });
    assert.deepEqual(at(22, {}, web), { local: 22 });
  });

  it('are a page on web servers', () => {
    assert.deepEqual([at(80, {}, web), at(8_080, {}, web)], ['page', 'page']);
    assert.deepEqual(at(8_081, {}, web), { local: 8_081 });
  });

  it('are others where a route says so, by id or by name', () => {
    for (const name of [web.id, web.name]) {
      const ports = [{ name, port: 80, local: 3_000 }];
      assert.deepEqual(at(80, { ports }, web), { local: 3_000 });
      assert.equal(at(8_080, { ports }, web), 'page');
      assert.deepEqual(at(80, { ports }, api), { local: 80 });
    }
    assert.deepEqual(at(9, { ports: [{ name: 'api-1', port: undefined, local: 1 }] }), { local: 1 });
  });

  it('are meant by the names that a node has for itself', () => {
    for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '::1', api.ipAddress, api.hostname])
      assert.deepEqual(at(99, {}, api, host), { local: 99 }, host);
  });
});

describe('the hosts behind a node', () => {
  const hosts = [
    { name: 'Db.internal', port: 5_432, local: 15_432 },
    { name: 'wiki.internal', port: undefined, local: 3_000 },
  ];

  it('are where their routes say, for one port or for all', () => {
    assert.deepEqual(at(5_432, { hosts }, api, 'db.INTERNAL'), { local: 15_432 });
    assert.deepEqual(at(1, { hosts }, api, 'wiki.internal'), { local: 3_000 });
  });

  it('are a page of the simulator, some of them', () => {
    assert.equal(at(443, {}, api, 'intranet.internal'), 'page');
    assert.equal(at(80, { hosts }, api, 'db.internal'), 'page');
  });

  it('are nowhere when nobody said where: no address is ever connected to but this computer', () => {
    for (const host of ['example.com', '10.0.1.99', '0.0.0.0', '192.168.1.1', '127.0.0.2', '2130706433', ''])
      assert.equal(at(80, { hosts }, api, host), 'nowhere', host);
  });
});

describe('routes of flags', () => {
  it('are read', () => {
    assert.deepEqual(parseRoute('node-port', 'web-prod-1:80=3000'), {
      name: 'web-prod-1',
      port: 80,
      local: 3_000,
    });
    assert.deepEqual(parseRoute('remote-host', 'db.internal=5432'), {
      ...{ name: 'db.internal', port: undefined, local: 5_432 },
    });
  });

  for (const text of [
    '',
    '=',
    'a',
    'a=',
    'a=0',
    'a=65536',
    'a:0=1',
    'a:99999=1',
    'a b=1',
    'a=1=2',
    'a:=1',
    'a=x',
    '=1',
  ]) {
    it(`are not "${text}"`, () =>
      assert.throws(() => parseRoute('remote-host', text), /--remote-host is .*65535/));
  }
});
