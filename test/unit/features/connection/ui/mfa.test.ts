import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askMfaCode } from '../../../../../src/features/connection/ui/mfa.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const serial = 'arn:aws:iam::111122223333:mfa/me';
const { signal } = new AbortController();

describe('asking for an MFA code', () => {
  it('names the device, hides the digits, stays open, and gives the code without blanks', async (t) => {
    const desk = freshDesk(t);
    const asked = askMfaCode(serial, signal);
    const { password, ignoreFocusOut, prompt } = desk.text.options;
    assert.deepEqual([password, ignoreFocusOut], [true, true]);
    assert.ok(prompt?.includes(serial));
    desk.text.type(' 123456 ');
    desk.text.enter();
    assert.equal(await asked, '123456');
  });

  for (const text of ['', '12345', '1234567', '12345a', '１２３４５６']) {
    it(`complains of "${text}"`, async (t) => {
      const desk = freshDesk(t);
      const asked = askMfaCode(serial, signal);
      assert.equal(desk.text.type(text), 'An MFA code has six digits.');
      desk.text.escape();
      await assert.rejects(asked, { kind: 'credentials', code: 'NoMfaCode' });
    });
  }

  it('closes its box when nobody waits for the code any more', async (t) => {
    const desk = freshDesk(t);
    const controller = new AbortController();
    const asked = askMfaCode(serial, controller.signal);
    controller.abort();
    await assert.rejects(asked, { kind: 'credentials' });
    assert.equal(desk.texts.length, 1);
  });
});
