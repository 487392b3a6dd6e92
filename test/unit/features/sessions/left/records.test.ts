import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { recordFolder, recordNames, Records } from '../../../../../src/features/sessions/left/records.ts';
import { aComputer, aSession, leaveRecord, ownFolder } from '../../../../support/session/leftScene.ts';

function aFolder(t: TestContext, processes = aComputer(7)) {
  const storage = ownFolder(t);
  const folder = recordFolder(storage, processes);
  const records = new Records(folder, processes);
  const leave = (pid: number, content: unknown): Promise<string> =>
    leaveRecord(storage, processes, pid, content);
  return { storage, folder, processes, records, leave };
}

const content = { window: 'w', sessions: [aSession('1')] };

describe('the records of windows', () => {
  it('are none where no window ever had a session', async (t) => {
    const { folder, records } = aFolder(t);
    assert.deepEqual(await recordNames(folder), []);
    assert.deepEqual(await records.others(), []);
  });

  it('say whether their window lives, by its process', async (t) => {
    const { records, leave } = aFolder(t);
    await leave(7, content);
    await leave(8, content);
    const found = await records.others();
    assert.deepEqual(found.map(({ name, isLiving }) => [name.slice(0, 2), isLiving]).sort(), [
      ['7-', true],
      ['8-', false],
    ]);
    assert.deepEqual(found[0]?.content, content);
  });

  it('of before the computer was started are of no living window, whoever has its number now', async (t) => {
    const processes = { ...aComputer(7), startOfComputer: () => Date.now() + 60_000 };
    const { records, leave } = aFolder(t, processes);
    await leave(7, content);
    assert.deepEqual(
      (await records.others()).map(({ isLiving }) => isLiving),
      [false],
    );
  });

  it('with this process’s number that it has not made are of one that is gone', async (t) => {
    const { records, leave } = aFolder(t);
    await leave(100, content);
    assert.deepEqual(
      (await records.others()).map(({ isLiving }) => isLiving),
      [false],
    );
  });

  it('do not include this window’s own', async (t) => {
    const { records, folder, leave } = aFolder(t);
    await leave(8, content);
    writeFileSync(records.newFile(), JSON.stringify(content));
    assert.equal((await recordNames(folder)).length, 2);
    assert.deepEqual(
      (await records.others()).map(({ name }) => name.slice(0, 2)),
      ['8-'],
    );
  });

  it('of another computer with the same folder are not seen', async (t) => {
    const { storage, leave } = aFolder(t);
    await leave(8, content);
    const other = { ...aComputer(), computer: '../bastion 2' };
    const folder = recordFolder(storage, other);
    assert.equal(dirname(folder), join(storage, 'open-sessions'));
    assert.deepEqual(await new Records(folder, other).others(), []);
  });

  it('that cannot be understood have no content; drafts and strangers are no records', async (t) => {
    const { folder, records, leave } = aFolder(t);
    await leave(8, '{"window":');
    for (const name of ['8-a.json.new', 'notes.txt', 'x-1.json']) writeFileSync(join(folder, name), '{}');
    const found = await records.others();
    assert.deepEqual(
      found.map((each) => each.content),
      [undefined],
    );
  });
});

describe('the record of a window that is gone', () => {
  it('is taken over by one window alone', async (t) => {
    const { folder, processes, records, leave } = aFolder(t);
    const name = await leave(8, content);
    const other = new Records(folder, { ...processes, own: 200 });
    const claims = await Promise.all([records.claim(name), other.claim(name)]);
    assert.equal(claims.filter((claimed) => claimed !== undefined).length, 1);
    assert.equal((await recordNames(folder)).length, 1);
  });

  it('is then the claimer’s own until it is dropped, and that twice', async (t) => {
    const { folder, records, leave } = aFolder(t);
    const claimed = (await records.claim(await leave(8, content))) ?? assert.fail('not claimed');
    assert.match(claimed, /^100-/);
    assert.deepEqual(await records.others(), []);
    await records.drop(claimed);
    await records.drop(claimed);
    assert.equal(existsSync(join(folder, basename(claimed))), false);
  });

  it('goes to the next window when its claimer is gone as well', async (t) => {
    const { folder, records, leave } = aFolder(t);
    await records.claim(await leave(8, content));
    const next = new Records(folder, { ...aComputer(), own: 300, isRunning: (pid) => pid === 300 });
    const found = await next.others();
    assert.deepEqual(
      found.map(({ isLiving, content: kept }) => [isLiving, kept]),
      [[false, content]],
    );
  });
});
