import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { WindowName } from '../../../../../src/features/sessions/left/windowName.ts';
import { settle } from '../../../../support/manualClock.ts';

function aKeep(update: () => Promise<void> = () => Promise.resolve()) {
  const values = new Map<string, unknown>();
  return {
    values,
    get: (key: string) => values.get(key),
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return update();
    },
  };
}

describe('the name of a window', () => {
  it('is given once, and known after a reload', () => {
    const keep = aKeep();
    const name = new WindowName(keep, silentLog);
    assert.equal(name.known, undefined);
    const given = name.given();
    assert.equal(name.given(), given);
    assert.equal(new WindowName(keep, silentLog).known, given);
  });

  it('is another in another workspace', () => {
    assert.notEqual(new WindowName(aKeep(), silentLog).given(), new WindowName(aKeep(), silentLog).given());
  });

  it('is given anew where what is kept is no name', () => {
    const keep = aKeep();
    new WindowName(keep, silentLog).given();
    for (const key of keep.values.keys()) keep.values.set(key, 7);
    assert.equal(new WindowName(keep, silentLog).known, undefined);
  });

  it('serves also when it cannot be kept, which is logged', async () => {
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };
    const keep = aKeep(() => Promise.reject(new Error('Canceled')));
    assert.notEqual(new WindowName(keep, log).given(), '');
    await settle();
    assert.match(warnings[0] ?? '', /not kept: Canceled/);
  });
});
