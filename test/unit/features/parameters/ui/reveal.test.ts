import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { revealOnce } from '../../../../../src/features/parameters/ui/reveal.ts';
import type { ConnectionSpec } from '../../../../../src/core/aws/connection.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';
import { FakeHost } from '../../../../support/fakeHost.ts';
import { settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

function revealing(t: TestContext, spec: ConnectionSpec = { label: 'dev' }, answer = true) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  fake.answer = answer;
  const connection = new FakeConnection(
    { GetParameter: () => ({ Parameter: { Type: 'SecureString', Value: 's3cret', Version: 4 } }) },
    spec,
  );
  const done = revealOnce(fake.host, connection, '/db/password', new AbortController().signal);
  return { desk, fake, connection, done };
}

describe('revealing a secret', () => {
  it('shows it once in a dialog and puts it nowhere else', async (t) => {
    const { desk, fake, done } = revealing(t);
    await settle();
    assert.deepEqual([desk.message.text, desk.message.isModal], ['/db/password, version 4', true]);
    assert.match(desk.message.detail, /s3cret/);
    desk.message.press('Done');
    await done;
    assert.equal(desk.clipboard, '');
    assert.doesNotMatch(fake.said.join(), /s3cret/);
  });

  it('copies it only by a press of Copy, which Enter does not press', async (t) => {
    const { desk, fake, done } = revealing(t);
    await settle();
    assert.deepEqual(desk.message.buttons, ['Done', 'Copy']);
    desk.message.press('Copy');
    await done;
    assert.equal(desk.clipboard, 's3cret');
    assert.deepEqual(fake.said, ['The value is on the clipboard.']);
  });

  it('copies nothing when the dialog is left by Escape', async (t) => {
    const { desk, done } = revealing(t);
    await settle();
    desk.message.dismiss();
    await done;
    assert.equal(desk.clipboard, '');
  });

  it('asks AWS for nothing when the person says no', async (t) => {
    const { desk, connection, done } = revealing(t, {}, false);
    await done;
    assert.equal(connection.calls.length, 0);
    assert.equal(desk.messages.length, 0);
  });

  for (const [label, spec, production] of [
    ['a chosen profile', { profile: 'acme-prod', label: 'acme-prod' }, true],
    ['the profile of AWS_PROFILE', { label: 'acme-prod' }, true],
    ['another profile', { label: 'acme-dev' }, false],
    ['a demo fleet', { label: 'prod demo', credentials: { accessKeyId: 'k', secretAccessKey: 's' } }, false],
  ] as const) {
    it(`is asked ${production ? 'twice' : 'once'} under ${label}`, async (t) => {
      const { fake, done } = revealing(t, spec, false);
      await done;
      assert.equal(fake.asked[0]?.production !== undefined, production);
    });
  }

  it('shows nothing of a secret that may not be decrypted', async (t) => {
    const desk = freshDesk(t);
    const connection = new FakeConnection({
      GetParameter: () => {
        throw new AppError('denied', 'kms:Decrypt is missing.');
      },
    });
    const done = revealOnce(new FakeHost().host, connection, '/x', new AbortController().signal);
    await assert.rejects(done, { kind: 'denied' });
    assert.equal(desk.messages.length, 0);
  });
});
