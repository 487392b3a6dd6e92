import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NodeHomes } from '../../../../src/simulator/exec/homes.ts';
import { testNode, testNodes } from '../support/nodes.ts';

describe("the nodes' homes", { skip: process.platform === 'win32' }, () => {
  let parent: string;
  let homes: NodeHomes;

  before(() => {
    parent = mkdtempSync(join(tmpdir(), 'homes-'));
    homes = new NodeHomes(parent);
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  it('are not made before somebody runs something', () => {
    assert.deepEqual(readdirSync(parent), []);
  });

  it('are private to the user', async () => {
    const { home } = await homes.folder(testNode());
    const { root, bin } = await homes.shared();
    for (const path of [root, bin, home]) assert.equal(statSync(path).mode & 0o777, 0o700, path);
    assert.equal(statSync(join(home, 'log/app.log')).mode & 0o777, 0o600);
    assert.equal(statSync(join(home, 'healthcheck.sh')).mode & 0o777, 0o700);
  });

  it('are one for each node, and the same one each time', async () => {
    const [one, two] = testNodes(2);
    assert.ok(one && two);
    const [first, again, other] = await Promise.all([
      homes.folder(one),
      homes.folder(one),
      homes.folder(two),
    ]);
    assert.equal(first, again);
    assert.notEqual(first.home, other.home);
  });

  it('hold scripts as they were sent, runnable', async () => {
    const path = await homes.script(['echo "a"', 'exit 1']);
    assert.equal(readFileSync(path, 'utf8'), 'echo "a"\nexit 1\n');
    assert.equal(statSync(path).mode & 0o777, 0o700);
  });

  it('are gone at the end, and nothing is made any more', async () => {
    const { root } = await homes.shared();
    const late = homes.folder(testNode({ id: 'i-0000000000000late' }));
    homes.dispose();
    homes.dispose();
    await late;
    assert.equal(existsSync(root), false);
    assert.deepEqual(readdirSync(parent), []);
    await assert.rejects(homes.folder(testNode({ id: 'i-00000000000000new' })), /ended/);
    await assert.rejects(homes.script(['true']), /ended/);
    assert.deepEqual(readdirSync(parent), []);
  });

  it('leave nothing when nothing was ever run', () => {
    const unused = new NodeHomes(parent);
    unused.dispose();
    assert.deepEqual(readdirSync(parent), []);
  });
});
