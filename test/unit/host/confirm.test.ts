import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { confirm } from '../../../src/host/confirm.ts';
import { settle } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

const run = { question: 'Run it on 12 nodes?', detail: 'Two of them are offline.', verb: 'Run' };
const production = { ...run, production: 'acme-prod is marked as production.' };

describe('the question before a mutation', () => {
  it('is modal, says what it touches, and takes nothing but its verb for a yes', async (t) => {
    const desk = freshDesk(t);
    const answer = confirm(run);
    assert.deepEqual(
      [desk.message.severity, desk.message.isModal, desk.message.text, desk.message.detail],
      ['warning', true, run.question, run.detail],
    );
    assert.deepEqual(desk.message.buttons, ['Run']);
    desk.message.press('Run');
    assert.equal(await answer, true);
  });

  it('is answered with no by looking away', async (t) => {
    const desk = freshDesk(t);
    const answer = confirm(run);
    desk.message.dismiss();
    assert.equal(await answer, false);
    assert.equal(desk.texts.length, 0);
  });

  it('has a second one in production, whose answer is typed', async (t) => {
    const desk = freshDesk(t);
    const answer = confirm(production);
    desk.message.press('Run');
    await settle();
    assert.equal(desk.text.options.title, 'Run on production');
    assert.match(desk.text.options.prompt ?? '', /^acme-prod is marked as production\. Type "production"/);
    assert.equal(desk.text.options.ignoreFocusOut, true);
    desk.text.type('production');
    desk.text.enter();
    assert.equal(await answer, true);
  });

  it('has no second one where the first was answered with no', async (t) => {
    const desk = freshDesk(t);
    const answer = confirm(production);
    desk.message.dismiss();
    assert.equal(await answer, false);
    assert.equal(desk.texts.length, 0);
  });

  for (const typed of ['', 'prod', 'productio']) {
    it(`is not agreed to in production by "${typed}"`, async (t) => {
      const desk = freshDesk(t);
      const answer = confirm(production);
      desk.message.press('Run');
      await settle();
      assert.equal(desk.text.type(typed), undefined);
      desk.text.enter();
      assert.equal(await answer, false);
    });
  }

  for (const typed of ['Production', 'production ', 'yes', 'prodd']) {
    it(`complains of "${typed}" and does not go on with it`, async (t) => {
      const desk = freshDesk(t);
      const answer = confirm(production);
      desk.message.press('Run');
      await settle();
      assert.match(desk.text.type(typed) ?? '', /Type the word production, or press Escape/);
      desk.text.enter();
      desk.text.escape();
      assert.equal(await answer, false);
    });
  }
});
