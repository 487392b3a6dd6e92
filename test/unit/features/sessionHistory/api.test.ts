import { test } from 'node:test';
import assert from 'node:assert/strict';
import { kindOf } from '../../../../src/core/base/errors.ts';
import {
  activeSessions,
  callerArn,
  oneSession,
  pastSessions,
} from '../../../../src/features/sessionHistory/api.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { aSession, sessionAnswers, wireSession } from '../../../support/listedSessions.ts';

const options = { signal: new AbortController().signal };

test('sessions that are there come from all pages, newest first, with what is known of them', async () => {
  const connection = new FakeConnection({
    DescribeSessions: ({ NextToken }) =>
      NextToken === undefined
        ? { Sessions: [], NextToken: '2' }
        : {
            Sessions: [wireSession(1), { Status: 'Connected' }, wireSession(2, { Reason: 'incident 4711' })],
          },
  });
  const found = await activeSessions(connection, {}, options);
  assert.deepEqual(
    found.map(({ id, reason }) => [id, reason]),
    [
      ['alice-2', 'incident 4711'],
      ['alice-1', ''],
    ],
  );
  assert.deepEqual(connection.inputs('DescribeSessions')[0], { State: 'Active', MaxResults: 200 });
});

test('a session is told in the room’s terms, and one that says nothing has gaps', async () => {
  const wire = {
    SessionId: 'a',
    Target: 'mi-0123456789abcdef0',
    Status: 'Terminated',
    StartDate: new Date(1000),
    EndDate: new Date(5000),
    DocumentName: 'D',
    Owner: 'arn:o',
    Reason: 'r',
    Details: 'd',
    OutputUrl: { S3OutputUrl: 'https://s3', CloudWatchOutputUrl: 'https://cw' },
    MaxSessionDuration: '60',
  } as const;
  const connection = new FakeConnection({
    DescribeSessions: () => ({
      Sessions: [wire, { SessionId: 'b', StartDate: new Date(Number.NaN), EndDate: undefined }],
    }),
  });
  const { sessions } = await pastSessions(connection, {}, undefined, options);
  assert.deepEqual(sessions, [
    {
      id: 'a',
      target: 'mi-0123456789abcdef0',
      status: 'Terminated',
      startedAt: 1000,
      endedAt: 5000,
      documentName: 'D',
      owner: 'arn:o',
      reason: 'r',
      details: 'd',
      s3Url: 'https://s3',
      cloudWatchUrl: 'https://cw',
      maxDuration: '60',
    },
    aSession({ id: 'b', target: '', status: 'Unknown', startedAt: undefined, documentName: '', owner: '' }),
  ]);
});

test('the past comes page by page, past empty pages that are not the last', async () => {
  const pages: Record<string, { Sessions: ReturnType<typeof wireSession>[]; NextToken?: string }> = {
    first: { Sessions: [], NextToken: '2' },
    2: { Sessions: [wireSession(3)], NextToken: '3' },
    3: { Sessions: [], NextToken: '4' },
    4: { Sessions: [] },
  };
  const connection = new FakeConnection({
    DescribeSessions: ({ NextToken }) => pages[NextToken ?? 'first'] ?? {},
  });
  const first = await pastSessions(connection, {}, undefined, options);
  assert.deepEqual([first.sessions.map(({ id }) => id), first.next], [['alice-3'], '3']);
  const second = await pastSessions(connection, {}, first.next, options);
  assert.deepEqual(second, { sessions: [] });
  assert.equal(connection.count('DescribeSessions'), 4);
});

test('the service filters by node, owner and id', async () => {
  const connection = new FakeConnection(
    sessionAnswers({ active: [wireSession(1), wireSession(2)], past: [] }),
  );
  const filter = { target: 'i-00000000000000001', owner: 'arn:o' };
  assert.deepEqual(await activeSessions(connection, filter, options), []);
  const found = await oneSession(connection, 'Active', 'alice-2', options);
  assert.equal(found?.id, 'alice-2');
  assert.equal(await oneSession(connection, 'Active', 'alice-9', options), undefined);
  assert.deepEqual(connection.inputs('DescribeSessions')[0], {
    State: 'Active',
    MaxResults: 200,
    Filters: [
      { key: 'Target', value: 'i-00000000000000001' },
      { key: 'Owner', value: 'arn:o' },
    ],
  });
});

test('who asks is told by STS, or it is said that nobody is', async () => {
  const connection = new FakeConnection({ GetCallerIdentity: () => ({ Arn: 'arn:me' }) });
  assert.equal(await callerArn(connection, options), 'arn:me');
  connection.answer({ GetCallerIdentity: () => ({}) });
  await assert.rejects(callerArn(connection, options), (error) => kindOf(error) === 'invalid');
});
