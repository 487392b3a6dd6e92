import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Later } from '../../../../src/core/base/later.ts';
import { settle } from '../../../support/manualClock.ts';

class Thing {
  isDisposed = false;

  dispose(): void {
    this.isDisposed = true;
  }
}

test('nothing is made before somebody asks', () => {
  let made = 0;
  const later = new Later(async () => {
    made++;
    return new Thing();
  });
  later.dispose();
  assert.equal(made, 0);
});

test('those who ask while it is being made, and after, are given the same', async () => {
  let made = 0;
  const later = new Later(async () => {
    made++;
    return new Thing();
  });
  const [one, two] = await Promise.all([later.get(), later.get()]);
  assert.equal(one, two);
  assert.equal(await later.get(), one);
  assert.equal(made, 1);
});

test('those who wait go on in the order in which they asked', async () => {
  const later = new Later(async () => new Thing());
  const order: string[] = [];
  await Promise.all(
    ['one', 'two', 'three'].map(async (name) => {
      await later.get();
      order.push(name);
    }),
  );
  assert.deepEqual(order, ['one', 'two', 'three']);
});

test('a failure is told to all who asked, and who asks next tries again', async () => {
  const outcomes = [Promise.reject<Thing>(new Error('no file')), Promise.resolve(new Thing())];
  const later = new Later(() => outcomes.shift() ?? assert.fail('made too often'));
  const asked = [later.get(), later.get()];
  for (const each of asked) await assert.rejects(each, /no file/);
  assert.equal((await later.get()).isDisposed, false);
});

test('what throws before it promises is a failure like any other', async () => {
  let tries = 0;
  const later = new Later(() => {
    if (++tries === 1) throw new Error('no file');
    return Promise.resolve(new Thing());
  });
  await assert.rejects(later.get(), /no file/);
  assert.equal((await later.get()).isDisposed, false);
});

test('disposing disposes what was made, and nothing is made any more', async () => {
  const later = new Later(async () => new Thing());
  const thing = await later.get();
  later.dispose();
  assert.equal(thing.isDisposed, true);
  await assert.rejects(later.get(), { kind: 'cancelled' });
});

test('what is only just being made is disposed too, and nobody is given it', async () => {
  let finish: (thing: Thing) => void = () => assert.fail('not asked');
  const later = new Later(() => new Promise<Thing>((resolve) => (finish = resolve)));
  const asked = later.get();
  await settle();
  const thing = new Thing();
  later.dispose();
  finish(thing);
  await assert.rejects(asked, { kind: 'cancelled' });
  assert.equal(thing.isDisposed, true);
});

test('what was asked for can be looked at without asking for it', async () => {
  let made = 0;
  const later = new Later(async () => {
    made++;
    return new Thing();
  });
  const early = later.asked;
  assert.equal(early, undefined);
  assert.equal(made, 0);
  const thing = await later.get();
  assert.equal(await later.asked, thing);
});
