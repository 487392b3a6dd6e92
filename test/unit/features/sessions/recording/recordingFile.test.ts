import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import {
  openRecordingFile,
  QueuedFile,
} from '../../../../../src/features/sessions/recording/recordingFile.ts';
import { settle } from '../../../../support/manualClock.ts';

async function aFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'recording-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

const never = (error: unknown): void => assert.fail(String(error));

describe('a recording’s file', () => {
  it('has what was written, in order, when it is closed', async (t) => {
    const path = join(await aFolder(t), 'a.cast');
    const file = await openRecordingFile(path, never);
    for (let line = 0; line < 1000; line++) file.write(`${String(line)}\n`);
    await file.close();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines,
      Array.from({ length: 1000 }, (_, index) => String(index)),
    );
  });

  it('can be read by its owner alone, also one that was there', async (t) => {
    const folder = await aFolder(t);
    const old = join(folder, 'old.cast');
    await writeFile(old, 'earlier', { mode: 0o644 });
    for (const path of [old, join(folder, 'new.cast')]) {
      const file = await openRecordingFile(path, never);
      await file.close();
      assert.equal((await stat(path)).mode & 0o777, 0o600, path);
      assert.equal(await readFile(path, 'utf8'), '');
    }
  });

  it('cannot be made where there is no folder, which is said at once', async (t) => {
    const path = join(await aFolder(t), 'missing', 'a.cast');
    await assert.rejects(openRecordingFile(path, never), { code: 'ENOENT' });
  });
});

/** A disk on which a test says how writing goes. */
function aDisk(write: (text: string) => Promise<void>) {
  const written: string[] = [];
  const errors: unknown[] = [];
  let closed = 0;
  const handle = {
    writeFile: async (text: string): Promise<void> => {
      await write(text);
      written.push(text);
    },
    close: async (): Promise<void> => void (closed += 1),
  };
  const file = new QueuedFile(handle, (error) => errors.push(error));
  return { file, written, errors, closed: () => closed };
}

describe('a disk', () => {
  it('that is full is told of once; nothing is written after that, and the file is closed', async () => {
    const { file, written, errors, closed } = aDisk(() => Promise.reject(new Error('ENOSPC')));
    file.write('x');
    await settle();
    file.write('y');
    await file.close();
    assert.deepEqual([written, errors.length, closed()], [[], 1, 1]);
  });

  it('that is slow gets what waits in one piece, and nothing twice', async () => {
    let go = (): void => undefined;
    const { file, written } = aDisk(() => new Promise((resolve) => (go = resolve)));
    file.write('a');
    await settle();
    file.write('b');
    file.write('c');
    go();
    await settle();
    go();
    await file.close();
    assert.deepEqual(written, ['a', 'bc']);
  });

  it('that does not keep up is given up before memory is full', async () => {
    let go = (): void => undefined;
    const { file, errors } = aDisk(() => new Promise((resolve) => (go = resolve)));
    file.write('a');
    await settle();
    const big = 'x'.repeat(8 * 1024 * 1024);
    for (let piece = 0; piece < 9; piece++) file.write(big);
    assert.match(String(errors[0]), /too slow/);
    go();
    await file.close();
    assert.equal(errors.length, 1);
  });
});
