import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { showFilterBox } from '../../../src/host/filterBox.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';
import type { QuickBox } from '../../support/vscode/questions.ts';

function shown(t: TestContext, value = ''): { box: QuickBox; clock: ManualClock; applied: string[] } {
  const desk = freshDesk(t);
  const clock = new ManualClock();
  const applied: string[] = [];
  const options = { title: 'Filter Nodes', placeholder: 'Name', value };
  showFilterBox(clock, { ...options, onChange: (text) => applied.push(text) });
  return { box: desk.box, clock, applied };
}

describe('the box of a filter', () => {
  it('begins with the filter that is on', (t) => {
    const { box } = shown(t, 'web');
    assert.deepEqual(
      [box.isShown, box.title, box.placeholder, box.value],
      [true, 'Filter Nodes', 'Name', 'web'],
    );
  });

  it('filters a moment after the last key, not at every one', async (t) => {
    const { box, clock, applied } = shown(t);
    box.type('w');
    await clock.advance(100);
    box.type('we');
    await clock.advance(100);
    assert.deepEqual(applied, []);
    await clock.advance(20);
    assert.deepEqual(applied, ['we']);
  });

  for (const leave of ['accept', 'hide'] as const) {
    it(`keeps what was typed when it is left by ${leave}, without waiting`, async (t) => {
      const { box, clock, applied } = shown(t);
      box.type('web');
      box[leave]();
      assert.deepEqual(applied, ['web']);
      assert.equal(box.isDisposed, true);
      await clock.advance(1000);
      assert.deepEqual(applied, ['web']);
    });
  }

  it('says nothing when nothing was changed', async (t) => {
    const { box, clock, applied } = shown(t, 'web');
    box.type('we');
    box.type('web');
    await clock.advance(1000);
    box.hide();
    assert.deepEqual(applied, []);
  });

  it('has a button that clears the filter at once', (t) => {
    const { box, applied } = shown(t, 'web');
    box.pressButton(0);
    assert.deepEqual([applied, box.value, box.isShown], [[''], '', true]);
  });

  it('leaves nothing behind when it is closed', async (t) => {
    const { box, clock } = shown(t);
    box.type('w');
    box.hide();
    assert.equal(clock.pending, 0);
    box.type('late');
    assert.equal(clock.pending, 0);
  });
});
