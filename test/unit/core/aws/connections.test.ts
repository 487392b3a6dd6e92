import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Throttled } from '../../../../src/core/aws/connection.ts';
import { createConnections } from '../../../../src/core/aws/connections.ts';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { awsError, startAwsServer } from '../../../support/awsServer.ts';

const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
const signal = new AbortController().signal;
/** No files, no environment. */
const env = { HOME: '/nonexistent' };
/** Waits of retries pass at once. */
const hasty = { ...systemClock, after: (_: number, task: () => void) => systemClock.after(0, task) };

test('a call reaches the endpoint, signed, and answers what it said', async () => {
  await using server = await startAwsServer(() => ({ body: { Parameter: { Name: '/a', Value: 'x' } } }));
  const connections = createConnections({ env });
  const connection = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  const answer = await connection.call('GetParameter', { Name: '/a' }, { signal });
  assert.equal(answer.Parameter?.Name, '/a');
  assert.equal(server.requests[0]?.operation, 'GetParameter');
  assert.match(String(server.requests[0].headers.authorization), /AKIDTEST\/\d+\/eu-central-1\/ssm/);
  connections.dispose();
});

test('two connections are alive at once with their own credentials and Regions', async () => {
  await using server = await startAwsServer(() => ({ body: {} }));
  const connections = createConnections({ env });
  const one = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  const two = connections.open({
    region: 'us-gov-west-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'AKIDTWO', secretAccessKey: 'other' },
  });
  await Promise.all(
    [one, two].map((connection) => connection.call('GetParameter', { Name: '/a' }, { signal })),
  );
  const scopes = server.requests.map(({ headers }) =>
    /Credential=(\w+)\/\d+\/([\w-]+)/.exec(headers.authorization ?? ''),
  );
  assert.deepEqual(scopes.map((scope) => [scope?.[1], scope?.[2]]).sort(), [
    ['AKIDTEST', 'eu-central-1'],
    ['AKIDTWO', 'us-gov-west-1'],
  ]);
  assert.equal(two.partition, 'aws-us-gov');
  assert.notEqual(one.id, two.id);
  connections.dispose();
});

test('pages are followed by token, over empty pages', async () => {
  const pages = [
    { Parameters: [{ Name: '/a' }], NextToken: '1' },
    { Parameters: [], NextToken: '2' },
    { Parameters: [{ Name: '/b' }] },
  ];
  await using server = await startAwsServer(({ input }) => ({
    body: pages[Number(input['NextToken'] ?? 0)] ?? {},
  }));
  const connections = createConnections({ env });
  const connection = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  const names: (string | undefined)[] = [];
  for await (const page of connection.pages('DescribeParameters', {}, { signal })) {
    names.push(...(page.Parameters ?? []).map(({ Name }) => Name));
  }
  assert.deepEqual(names, ['/a', '/b']);
  connections.dispose();
});

test('a denied call names the IAM action', async () => {
  await using server = await startAwsServer(() => awsError('AccessDeniedException', 'no'));
  const connections = createConnections({ env });
  const connection = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  await assert.rejects(connection.call('ListCommands', {}, { signal }), (error) => {
    assert(isAppError(error));
    assert.equal(error.kind, 'denied');
    assert.equal(error.action, 'ssm:ListCommands');
    return true;
  });
  connections.dispose();
});

test('a throttled call says so and goes on', async () => {
  let left = 2;
  await using server = await startAwsServer(() =>
    left-- > 0 ? awsError('ThrottlingException', 'Rate exceeded') : { body: { Commands: [] } },
  );
  const connections = createConnections({ env, clock: hasty, random: () => 0 });
  const connection = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  const heard: Throttled[] = [];
  connection.onDidThrottle((event) => heard.push(event));
  await connection.call('ListCommands', {}, { signal });
  assert.deepEqual(
    heard.map(({ retryInMs }) => retryInMs),
    [250, 500],
  );
  assert.equal(heard[0]?.operation, 'ListCommands');
  connections.dispose();
});

test('an HTML error page becomes a sentence of kind network', async () => {
  await using server = await startAwsServer(() => ({
    status: 500,
    body: '<html><body>Traceback</body></html>',
    headers: { 'content-type': 'text/html' },
  }));
  const connections = createConnections({ env, clock: hasty });
  const connection = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  for (const operation of ['ListCommands', 'DescribeInstances', 'GetCallerIdentity'] as const) {
    await assert.rejects(connection.call(operation, {}, { signal }), (error) => {
      assert(isAppError(error));
      assert.equal(error.kind, 'network');
      return true;
    });
  }
  connections.dispose();
});
