import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  hostProblem,
  localPortProblem,
  nameProblem,
  parseTarget,
  parseTunnel,
  regionProblem,
  remotePortProblem,
  settingOf,
  targetProblem,
  targetText,
} from '../../../../src/features/tunnels/config.ts';

const id = 'i-0123456789abcdef0';
const whole = {
  name: 'orders',
  target: 'tag:Role=bastion',
  remoteHost: 'db.internal',
  remotePort: 5432,
  localPort: 15_432,
  profile: 'prod',
  region: 'eu-central-1',
};

function problemOf(entry: unknown): string {
  const parsed = parseTunnel(entry);
  return parsed.ok ? assert.fail('it is a tunnel') : parsed.problem;
}

describe('a target', () => {
  for (const text of [id, 'i-01234567', 'mi-0123456789abcdef0', 'ecs:shop_0a1b_2c3d-4']) {
    it(`is the node ${text}`, () => assert.deepEqual(parseTarget(text), { kind: 'node', id: text }));
  }

  it('is a tag whose value may hold equal signs, blanks and any script', () => {
    assert.deepEqual(parseTarget('tag:Patch Group=a=b ü'), {
      kind: 'tag',
      key: 'Patch Group',
      value: 'a=b ü',
    });
  });

  for (const text of ['', 'web-1', 'i-', 'i-XYZ', 'tag:', 'tag:Role', 'tag:=x', 'tag:Role=', `${id} `, '*']) {
    it(`is not “${text}”`, () =>
      assert.match(targetProblem(text) ?? '', /^Give a node’s ID .*\btag:Role=bastion/));
  }

  it('stands in the settings as it was written', () => {
    for (const text of [id, 'tag:Role=a=b']) {
      assert.equal(targetText(parseTarget(text) ?? assert.fail('no target')), text);
    }
  });
});

describe('fields of a tunnel', () => {
  it('take names of one line', () => {
    assert.equal(nameProblem('Orders DB (prod) ü'), undefined);
    assert.match(nameProblem('') ?? '', /Give/);
    assert.match(nameProblem('a\nb') ?? '', /one line/);
    assert.match(nameProblem('a\u202eb') ?? '', /control/);
    assert.match(nameProblem('x'.repeat(81)) ?? '', /80/);
  });

  it('take hosts and addresses, and nothing with a scheme, a port, a path or a blank', () => {
    for (const host of ['', 'db', 'db.internal', '10.0.0.7', 'a_b.c', '::1', 'fe80::1%eth0', 'x-1.y']) {
      const problem = host === 'db' ? /^Give/ : undefined;
      if (problem === undefined) assert.equal(hostProblem(host), undefined, host);
      else assert.match(hostProblem(host) ?? '', problem);
    }
    for (const host of ['https://x', 'db:5432', 'a/b', 'a b', '-rf', 'x'.repeat(254), '$(id)', 'a;b']) {
      assert.match(hostProblem(host) ?? '', /^Give a host name/, host);
    }
  });

  it('take ports that there are', () => {
    for (const port of [1, 65_535]) assert.equal(remotePortProblem(port), undefined);
    for (const port of [0, 65_536, 1.5, -1, '5432', undefined, NaN]) {
      assert.match(remotePortProblem(port) ?? '', /1 to 65535/);
    }
    assert.equal(localPortProblem(0), undefined);
    assert.match(localPortProblem(70_000) ?? '', /0 for any free/);
  });

  it('take codes of Regions', () => {
    for (const region of ['eu-central-1', 'us-gov-west-1']) assert.equal(regionProblem(region), undefined);
    assert.match(regionProblem('Frankfurt') ?? '', /eu-central-1/);
  });
});

describe('an entry of the settings', () => {
  it('is read whole, and written back the same', () => {
    const parsed = parseTunnel(whole);
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.config, { ...whole, target: { kind: 'tag', key: 'Role', value: 'bastion' } });
    assert.deepEqual(settingOf(parsed.config), whole);
  });

  it('needs a name, a target and a remote port; what else is absent or empty has its meaning', () => {
    const parsed = parseTunnel({
      name: 'web',
      target: id,
      remotePort: 80,
      remoteHost: '',
      profile: '',
      region: '',
    });
    assert.deepEqual(parsed, {
      ok: true,
      config: { name: 'web', target: { kind: 'node', id }, remotePort: 80, localPort: 0 },
    });
  });

  it('keeps what somebody else has written beside it', () => {
    const parsed = parseTunnel(whole);
    assert.ok(parsed.ok);
    const written = settingOf(
      { ...parsed.config, remotePort: 1 },
      { ...whole, remoteHost: 'old', note: 'mine' },
    );
    assert.deepEqual(written, { ...whole, remotePort: 1, note: 'mine' });
  });

  it('is told from what it is not, with its name where it has one', () => {
    for (const entry of [null, 7, 'text', [whole], undefined])
      assert.match(problemOf(entry), /something else/);
    assert.match(problemOf({ ...whole, name: 5 }), /“name” must be a text/);
    assert.match(problemOf({ ...whole, name: undefined }), /name/);
    assert.match(problemOf({ ...whole, target: {} }), /“target” must be a text/);
    // Nothing makes a text of it.
    assert.match(problemOf({ ...whole, target: { toString: 1 } }), /“target” must be a text/);
    assert.match(problemOf({ ...whole, target: 'web' }), /node’s ID/);
    assert.match(problemOf({ ...whole, remoteHost: 5 }), /“remoteHost” must be a text/);
    assert.match(problemOf({ ...whole, remotePort: '5432' }), /remote port/);
    assert.match(problemOf({ ...whole, localPort: null }), /local port/);
    assert.match(problemOf({ ...whole, profile: [] }), /“profile”/);
    assert.match(problemOf({ ...whole, region: 'x' }), /Region/);
    for (const profile of ['a\nb', 'a\u202eb', 'x'.repeat(129)]) {
      assert.match(problemOf({ ...whole, profile }), /profile’s name is one line/);
    }
    for (const target of ['tag:Role=a\u001bb', `tag:${'k'.repeat(129)}=v`, `tag:k=${'v'.repeat(257)}`]) {
      assert.match(problemOf({ ...whole, target }), /Give a node’s ID/);
    }
    const huge = parseTunnel({ name: 'x'.repeat(1_000_000) });
    assert.equal(huge.ok ? '' : huge.name.length, 80);
    const hostile = parseTunnel({ ...whole, name: ' evil\u001b[2J\nname' });
    assert.equal(hostile.ok ? '' : hostile.name, 'evil [2J name');
  });
});
