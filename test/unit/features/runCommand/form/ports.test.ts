import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled, messageOf } from '../../../../../src/core/base/errors.ts';
import type { Answers } from '../../../../support/fakeConnection.ts';
import { deferred, scene, script } from '../../../../support/formScene.ts';
import { settle } from '../../../../support/manualClock.ts';

const perhaps =
  'The command may have been sent all the same: look at the Commands view before you run it again.';

describe('when the answer of SendCommand is lost', () => {
  const lost = (error: AppError): Answers => ({
    SendCommand: () => {
      throw error;
    },
  });

  it('the form says that the command may run, and the list of commands looks again', async () => {
    const { edit, send, form, looks } = scene({ answers: lost(new AppError('network', 'No answer.')) });
    await edit(script);
    await send();
    assert.equal(form().failure?.sentence, `No answer. ${perhaps}`);
    assert.equal(looks(), 1);
  });

  it('because its connection was closed, that is said too', async () => {
    const { edit, send, form, looks, late } = scene({ answers: lost(cancelled()) });
    await edit(script);
    await send();
    assert.ok(form().failure?.sentence.endsWith(perhaps));
    assert.match(form().failure?.sentence ?? '', /^Sending was cancelled .* connection was closed/);
    assert.equal(looks(), 1);
    assert.deepEqual(late, []);
  });

  it('by an answer without a command, the list looks again too', async () => {
    const { edit, send, form, looks } = scene({ answers: { SendCommand: () => ({}) } });
    await edit(script);
    await send();
    assert.ok(form().failure?.sentence.endsWith(perhaps));
    assert.equal(looks(), 1);
  });

  it('after the form was closed, it is told outside of it', async () => {
    const answer = deferred<never>();
    const { edit, send, close, late, looks } = scene({ answers: { SendCommand: () => answer.promise } });
    await edit(script);
    await send();
    close();
    answer.reject(cancelled());
    await settle();
    assert.deepEqual(
      late.map((error) => messageOf(error).endsWith(perhaps)),
      [true],
    );
    assert.equal(looks(), 1);
  });

  it('nothing looks again after a refusal, which is certain', async () => {
    const { edit, send, looks } = scene({ answers: lost(new AppError('throttled', 'Slow down.')) });
    await edit(script);
    await send();
    assert.equal(looks(), 0);
  });
});
