import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { systemWatching, watchFiles, type Watching } from '../../../../../src/core/aws/config/watch.ts';
import { toDisposable } from '../../../../../src/core/base/disposable.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

/** Folders that exist, and what is watched in them. */
class FakeWatching implements Watching {
  readonly existing: Set<string>;
  readonly links: ReadonlyMap<string, string>;
  readonly watched = new Map<string, { changed: (name: string | undefined) => void; failed: () => void }>();

  constructor(existing: readonly string[], links: readonly (readonly [string, string])[] = []) {
    this.existing = new Set(existing);
    this.links = new Map(links);
  }

  folder(folder: string, changed: (name: string | undefined) => void, failed: () => void) {
    if (!this.existing.has(folder)) return undefined;
    this.watched.set(folder, { changed, failed });
    return toDisposable(() => this.watched.delete(folder));
  }

  target(file: string): string {
    return this.links.get(file) ?? file;
  }

  touch(folder: string, name?: string): void {
    this.watched.get(folder)?.changed(name);
  }
}

function start(watching: FakeWatching, files = ['/h/.aws/config', '/h/.aws/credentials']) {
  const clock = new ManualClock();
  const seen = { changes: 0 };
  const watcher = watchFiles({ files, clock, watching, onChange: () => (seen.changes += 1) });
  return { clock, seen, watcher };
}

test('a burst of changes is one, after things have settled', async () => {
  const watching = new FakeWatching(['/h/.aws']);
  const { clock, seen } = start(watching);
  watching.touch('/h/.aws', 'config');
  await clock.advance(200);
  watching.touch('/h/.aws', 'credentials');
  await clock.advance(249);
  assert.equal(seen.changes, 0);
  await clock.advance(1);
  assert.equal(seen.changes, 1);
});

test('other files of the folder are no change, a nameless event is', async () => {
  const watching = new FakeWatching(['/h/.aws']);
  const { clock, seen } = start(watching);
  watching.touch('/h/.aws', 'cli');
  await clock.advance(1000);
  assert.equal(seen.changes, 0);
  watching.touch('/h/.aws');
  await clock.advance(1000);
  assert.equal(seen.changes, 1);
});

test('a folder that does not exist yet is awaited in its parent', async () => {
  const watching = new FakeWatching(['/h']);
  const { clock, seen } = start(watching);
  assert.deepEqual([...watching.watched.keys()], ['/h']);
  watching.existing.add('/h/.aws');
  watching.touch('/h', '.aws');
  await clock.advance(250);
  assert.equal(seen.changes, 1);
  assert.deepEqual([...watching.watched.keys()], ['/h/.aws']);
  watching.touch('/h/.aws', 'config');
  await clock.advance(250);
  assert.equal(seen.changes, 2);
});

test('a folder that is removed is awaited again', async () => {
  const watching = new FakeWatching(['/h', '/h/.aws']);
  const { clock, seen } = start(watching);
  watching.existing.delete('/h/.aws');
  watching.watched.get('/h/.aws')?.failed();
  await clock.advance(250);
  assert.equal(seen.changes, 1);
  assert.deepEqual([...watching.watched.keys()], ['/h']);
});

test('a link is watched at both ends', async () => {
  const watching = new FakeWatching(['/h/.aws', '/dot'], [['/h/.aws/config', '/dot/aws-config']]);
  const { clock, seen } = start(watching);
  watching.touch('/dot', 'aws-config');
  await clock.advance(250);
  assert.equal(seen.changes, 1);
});

test('after dispose nothing is watched and nothing is told', async () => {
  const watching = new FakeWatching(['/h/.aws']);
  const { clock, seen, watcher } = start(watching);
  const { changed } = watching.watched.get('/h/.aws') ?? { changed: () => undefined };
  changed('config');
  watcher.dispose();
  changed('config');
  await clock.advance(1000);
  assert.equal(seen.changes, 0);
  assert.equal(watching.watched.size, 0);
  assert.equal(clock.pending, 0);
});

test('nothing at all can be watched: that is borne', () => {
  const watching = new FakeWatching([]);
  start(watching).watcher.dispose();
});

test('the real file system tells of a file that is replaced, and follows links', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-watch-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'real'));
  writeFileSync(path.join(folder, 'real', 'config'), 'a');
  symlinkSync(path.join(folder, 'real', 'config'), path.join(folder, 'config'));
  assert.equal(path.basename(path.dirname(systemWatching.target(path.join(folder, 'config')))), 'real');
  assert.equal(systemWatching.target(path.join(folder, 'none')), path.join(folder, 'none'));
  assert.equal(
    systemWatching.folder(
      path.join(folder, 'none'),
      () => undefined,
      () => undefined,
    ),
    undefined,
  );
  const changed = new Promise<string | undefined>((resolve) => {
    const watcher = systemWatching.folder(
      path.join(folder, 'real'),
      (name) => {
        if (name !== 'config') return;
        watcher?.dispose();
        resolve(name);
      },
      () => undefined,
    );
  });
  writeFileSync(path.join(folder, 'real', 'config.tmp'), 'b');
  renameSync(path.join(folder, 'real', 'config.tmp'), path.join(folder, 'real', 'config'));
  // The watcher does not keep the process alive; the test must.
  const alive = setInterval(() => undefined, 1000);
  assert.equal(await changed, 'config');
  clearInterval(alive);
});
