import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { findProgram, findShell, hasPosixShell } from '../../../../src/simulator/exec/hostShell.ts';

describe('what this computer has', () => {
  it('is no POSIX shell on Windows', () => {
    assert.equal(findShell('win32'), undefined);
    assert.equal(hasPosixShell(), findShell() !== undefined);
  });

  it('is found along PATH, programs only', { skip: process.platform === 'win32' }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    try {
      writeFileSync(join(folder, 'tool'), '', { mode: 0o755 });
      writeFileSync(join(folder, 'text'), '', { mode: 0o644 });
      const path = ['', '/nowhere', folder].join(delimiter);
      assert.equal(findProgram('tool', path), join(folder, 'tool'));
      assert.equal(findProgram('absent', path), undefined);
      assert.equal(findProgram('tool', ''), undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
