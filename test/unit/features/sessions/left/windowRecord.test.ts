import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { WindowRecord } from '../../../../../src/features/sessions/left/windowRecord.ts';
import { ManualClock } from '../../../../support/manualClock.ts';
import { aSession, ownFolder } from '../../../../support/session/leftScene.ts';

function aRecord(t: TestContext, below = 'open-sessions/here') {
  const folder = ownFolder(t);
  const file = join(folder, below, '1-a.json');
  const clock = new ManualClock();
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };
  const record = new WindowRecord({ file, window: () => 'w', clock, log });
  const read = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
  return { folder, file, clock, record, read, warnings };
}

describe('the record of a window', () => {
  it('does not exist before a session was opened', (t) => {
    const { file, record } = aRecord(t);
    record.ended('s-1');
    assert.equal(existsSync(file), false);
  });

  it('is there as soon as a session is, and gone with the last one', (t) => {
    const { file, record, read } = aRecord(t);
    record.opened(aSession('1'));
    record.opened(aSession('2'));
    assert.deepEqual(read(), { window: 'w', sessions: [aSession('1'), aSession('2')] });
    record.ended('s-1');
    assert.deepEqual(read(), { window: 'w', sessions: [aSession('2')] });
    record.ended('s-2');
    assert.equal(existsSync(file), false);
  });

  it('is the person’s alone, and leaves no draft behind', { skip: process.platform === 'win32' }, (t) => {
    const { file, record } = aRecord(t);
    record.opened(aSession('1'));
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(dirname(file)).mode & 0o777, 0o700);
    assert.deepEqual(readdirSync(dirname(file)), ['1-a.json']);
  });

  it('tells the next window what this one has ended while it closed, and what it has not', (t) => {
    const { clock, record, read } = aRecord(t);
    for (const id of ['1', '2']) record.opened(aSession(id));
    record.closing();
    record.ended('s-1');
    const endedAt = clock.now();
    assert.deepEqual(read(), { window: 'w', sessions: [aSession('1', { endedAt }), aSession('2')] });
  });

  it('stops no session when it cannot be written: that is logged', (t) => {
    const { folder, record, warnings } = aRecord(t, 'taken/here');
    writeFileSync(join(folder, 'taken'), 'a file where a folder should be');
    record.opened(aSession('1'));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /Which sessions are open could not be written/);
  });
});
