import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { homeFiles } from '../../../../src/simulator/exec/homeFiles.ts';
import { servicesOf } from '../../../../src/simulator/exec/services.ts';
import { demoNodes } from '../support/fleet.ts';
import { testNode } from '../support/nodes.ts';

const textOf = (path: string, node = testNode()): string => {
  const file = homeFiles(node).find((candidate) => candidate.path === path);
  assert.ok(file, path);
  return file.text;
};

describe('the files of a node', () => {
  it('are readable to their owner alone, and only the script can be run', () => {
    for (const { path, mode } of homeFiles(testNode())) {
      assert.equal(mode, path.endsWith('.sh') ? 0o700 : 0o600, path);
    }
  });

  it('stay inside the home, whatever a node is called', () => {
    for (const { path } of homeFiles(testNode({ name: '../../etc', hostname: '/etc/passwd' }))) {
      assert.doesNotMatch(path, /^\/|\.\.|\\/);
    }
  });

  it('are different places, all ending with a line end', () => {
    const files = homeFiles(testNode());
    assert.equal(new Set(files.map(({ path }) => path)).size, files.length);
    for (const { path, text } of files) assert.ok(text.endsWith('\n') && !text.includes('\r'), path);
  });

  it('tell their own node', () => {
    const node = testNode({ name: 'db-7', hostname: 'db-7.demo', ipAddress: '10.7.7.7' });
    assert.match(textOf('log/app.log', node), /starting on db-7\.demo\n/);
    assert.match(textOf('log/app.log', node), /listening on 10\.7\.7\.7:8080/);
    assert.match(textOf('log/access.log', node), / db-7\.demo \[15\/Jan\/2026/);
    assert.match(textOf('app.conf', node), /^node=db-7$/m);
  });

  it('tell the environment of the tag, or none', () => {
    const tagged = testNode({ tags: [{ key: 'Environment', value: 'Staging' }] });
    assert.match(textOf('app.conf', tagged), /^environment=Staging$/m);
    assert.match(textOf('app.conf', testNode({ tags: [] })), /^environment=none$/m);
  });

  it('check the service that the node really has', () => {
    for (const node of demoNodes().nodes) {
      const main = servicesOf(node)[0] ?? 'app';
      assert.ok(textOf('healthcheck.sh', node).includes(`systemctl is-active --quiet ${main};`), node.name);
      assert.ok(textOf('app.conf', node).startsWith(`service=${main}\n`), node.name);
    }
  });

  it('have a log whose lines have a time, a level and a text, in order', () => {
    const lines = textOf('log/app.log').trimEnd().split('\n');
    for (const line of lines) assert.match(line, /^2026-01-15T08:\d\d:07Z (INFO|WARN|ERROR) \S/);
    assert.deepEqual(
      lines.map((line) => line.slice(0, 20)),
      lines.map((line) => line.slice(0, 20)).sort(),
    );
  });

  it('begin their script with an interpreter', () => {
    assert.match(textOf('healthcheck.sh'), /^#!\/bin\/sh\n/);
  });
});
