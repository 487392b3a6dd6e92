import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfigurationStore } from '../../../../../src/core/aws/config/store.ts';
import { toDisposable } from '../../../../../src/core/base/disposable.ts';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

test('files are read at the first question and again after they changed', async () => {
  const clock = new ManualClock();
  let text = '[profile a]\n';
  let reads = 0;
  let changes = 0;
  let touch: (name: string) => void = () => undefined;
  const lines: string[] = [];
  const store = createConfigurationStore({
    files: { config: '/h/config', credentials: '/h/credentials' },
    clock,
    log: { ...silentLog, info: (line) => lines.push(line) },
    watching: {
      folder: (_, changed) => {
        touch = changed;
        return toDisposable(() => undefined);
      },
      target: (file) => file,
    },
    read: (file) => {
      reads += 1;
      return file === '/h/config' ? text : '[a]\naws_secret_access_key = TOPSECRET\n[broken';
    },
    onChange: () => (changes += 1),
  });
  assert.equal(reads, 0);
  assert.deepEqual([...store.value.profiles.keys()], ['a']);
  assert.equal(store.value, store.value);
  assert.equal(reads, 2);
  text = '[profile a]\n[profile b]\n';
  touch('config');
  await clock.advance(250);
  assert.deepEqual([...store.value.profiles.keys()], ['a', 'b']);
  assert.equal(changes, 1);
  assert.equal(lines.join().includes('TOPSECRET'), false);
  assert.match(lines[1] ?? '', /2 profiles, 1 problems/);
  store.dispose();
});

test('a store that was never asked watches nothing', () => {
  const store = createConfigurationStore({
    files: { config: '/h/config', credentials: '/h/credentials' },
    clock: new ManualClock(),
    log: silentLog,
    watching: { folder: () => assert.fail('watched'), target: (file) => file },
    onChange: () => undefined,
  });
  store.dispose();
});
