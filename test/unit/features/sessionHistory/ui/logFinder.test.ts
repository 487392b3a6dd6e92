import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import type { SessionsElement } from '../../../../../src/features/sessionHistory/view.ts';
import { wireSession } from '../../../../support/listedSessions.ts';
import { sessionRoom, type SessionRoom } from '../../../../support/sessionRoom.ts';
import { until } from '../../../../support/until.ts';

const findLog = 'ssmWorkbench.sessionHistory.findLog';
const logged = { s3BucketName: 'logs', s3EncryptionEnabled: true, cloudWatchLogGroupName: '/ssm' };

interface Drawn extends SessionRoom {
  readonly row: SessionsElement;
  /** The person is asked where to look. */
  readonly ask: () => Promise<{ readonly done: Promise<unknown> }>;
}

async function drawn(t: TestContext, inputs: object | undefined, documentName?: string): Promise<Drawn> {
  const room = sessionRoom(t);
  room.document.versions = inputs === undefined ? [] : [JSON.stringify({ inputs })];
  room.connection.answer({
    GetDocument: ({ Name }) => {
      if (Name !== 'SSM-SessionManagerRunShell' || inputs === undefined) {
        throw new AppError('notFound', 'None.', { code: 'InvalidDocument' });
      }
      return { Content: JSON.stringify({ inputs }), DocumentVersion: '3' };
    },
  });
  const differences = documentName === undefined ? {} : { DocumentName: documentName };
  room.lists.past = [wireSession(1, { Status: 'Terminated', ...differences })];
  const { provider } = room.desk.view;
  const [, past] = await provider.getChildren();
  const [row] = (await provider.getChildren(past)) as SessionsElement[];
  assert.ok(row !== undefined);
  const ask = async (): ReturnType<Drawn['ask']> => {
    const done = room.fake.call(findLog, row, undefined);
    await until(() => room.desk.choices.length === 1, 'the places');
    return { done };
  };
  return { ...room, row, ask };
}

test('a log is offered in the console and by name, and said to be derived', async (t) => {
  const { desk, ask } = await drawn(t, logged);
  const { done } = await ask();
  assert.equal(desk.choice.title, 'Log of alice-1 · eu-central-1 · derived');
  assert.deepEqual(
    desk.choice.items.map(({ label, description, detail }) => [label, description, detail]),
    [
      ['$(link-external) Open S3 object', 's3://logs/alice-1.log'],
      ['$(copy) Copy name of S3 object', 's3://logs/alice-1.log'],
      ['$(link-external) Open CloudWatch log stream', '/ssm · alice-1'],
      ['$(copy) Copy name of CloudWatch log stream', '/ssm · alice-1'],
    ].map((words, index) => [
      ...words,
      `Written when the session ends · the ${index < 2 ? 'bucket must be' : 'log group need not be'} encrypted`,
    ]),
  );
  desk.choice.choose('$(link-external) Open S3 object');
  await done;
  assert.match(
    desk.opened[0] ?? '',
    /^https:\/\/eu-central-1\.console\.aws\.amazon\.com\/s3\/object\/logs\?/,
  );
});

test('its name is copied', async (t) => {
  const { desk, fake, ask } = await drawn(t, logged);
  const { done } = await ask();
  desk.choice.choose('$(copy) Copy name of S3 object');
  await done;
  assert.equal(desk.clipboard, 's3://logs/alice-1.log');
  assert.deepEqual(fake.said, ['Copied s3://logs/alice-1.log']);
});

test('who looks away opens and copies nothing', async (t) => {
  const { desk, ask } = await drawn(t, logged);
  const { done } = await ask();
  desk.choice.escape();
  await done;
  assert.deepEqual([desk.opened, desk.clipboard], [[], '']);
});

test('a browser that does not open leaves the address', async (t) => {
  const { desk, ask } = await drawn(t, logged);
  const { done } = await ask();
  desk.opens = false;
  desk.choice.choose('$(link-external) Open S3 object');
  await assert.rejects(done, /The log is at https:/);
});

test('that nothing is logged is said with its reason', async (t) => {
  const reasons: readonly (readonly [inputs: object | undefined, words: RegExp])[] = [
    [undefined, /not logged.*no Session Manager preferences/],
    [{}, /not logged.*RunShell, version 3 names neither a bucket nor a log group/],
    [{ s3BucketName: '{{ bucket }}' }, /depends on parameters/],
  ];
  for (const [inputs, words] of reasons) {
    const { fake, row, desk } = await drawn(t, inputs);
    await fake.call(findLog, row, undefined);
    assert.match(fake.said.at(-1) ?? '', words);
    assert.equal(desk.choices.length, 0);
  }
});

test('a document that is gone is a sentence', async (t) => {
  const { fake, row } = await drawn(t, logged, 'acme-shell');
  await assert.rejects(
    fake.call(findLog, row, undefined),
    /acme-shell of this session is not there any more/,
  );
});

test('a session that is not listed any more is a sentence, and so is a row without one', async (t) => {
  const { fake, row, connections } = await drawn(t, logged);
  await assert.rejects(fake.call(findLog, undefined, undefined), /changed under the click/);
  connections.forget('fake@eu-central-1');
  await assert.rejects(fake.call(findLog, row, undefined), /not listed any more/);
});
