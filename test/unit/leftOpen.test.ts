import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';

/** Runs tests as `test/support/unit.mjs` does; `graceMs` is what is closing may take. */
function running(
  source: string,
  graceMs?: string,
): { readonly status: number | null; readonly output: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'left-open-'));
  try {
    const file = path.join(folder, 'tests.mjs');
    writeFileSync(file, `import { describe, it, before } from 'node:test';\n${source}`);
    const watching = ['--import', pathToFileURL('test/support/leftOpen.mjs').href];
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined, LEFT_OPEN_GRACE_MS: graceMs };
    const ended = spawnSync(process.execPath, [...watching, '--test', file], { encoding: 'utf8', env });
    return { status: ended.status, output: ended.stdout + ended.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a process of tests', () => {
  it('ends with a sentence when a suite that could not begin leaves something open', () => {
    const suite = `describe('a suite', () => {
      before(() => { setInterval(() => {}, 1000); throw new Error('cannot begin'); });
      it('a test', () => {});
    });`;
    const { status, output } = running(suite, '100');
    assert.equal(status, 1);
    assert.match(output, /The tests ended, and this is still open: Timeout/);
  });

  it('fails when its tests pass but leave something open', () => {
    const { status, output } = running(`it('a test', () => { setInterval(() => {}, 1000); });`, '100');
    assert.equal(status, 1);
    assert.match(output, /this is still open/);
  });

  it('ends as ever when nothing is open', () => {
    const { status, output } = running(`it('a test', () => {});`);
    assert.equal(status, 0);
    assert.doesNotMatch(output, /still open/);
  });
});
