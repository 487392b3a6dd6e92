import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test, type TestContext } from 'node:test';
import type { Connection, Throttled } from '../../../../src/core/aws/connection.ts';
import { createConnections } from '../../../../src/core/aws/connections.ts';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { type AppError, isAppError } from '../../../../src/core/base/errors.ts';
import type { Log } from '../../../../src/core/base/log.ts';
import { awsError, startAwsServer, type AwsHandler, type AwsServer } from '../../../support/awsServer.ts';

const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'TOPSECRET' };
const signal = new AbortController().signal;
/** Waits of retries pass at once. */
const hasty = { ...systemClock, after: (_: number, task: () => void) => systemClock.after(0, task) };

interface Stage {
  readonly connection: Connection;
  readonly server: AwsServer;
  readonly lines: readonly string[];
}

async function stage(t: TestContext, handler: AwsHandler, region = 'eu-central-1'): Promise<Stage> {
  const server = await startAwsServer(handler);
  t.after(() => server[Symbol.asyncDispose]());
  const lines: string[] = [];
  const note = (line: string): void => void lines.push(line);
  const log: Log = { trace: note, debug: note, info: note, warn: note, error: note };
  const connections = createConnections({
    env: { HOME: '/nonexistent' },
    clock: hasty,
    random: () => 0,
    log,
  });
  t.after(() => connections.dispose());
  return { connection: connections.open({ region, endpoint: server.url, credentials }), server, lines };
}

function failure(call: Promise<unknown>): Promise<AppError> {
  return call.then(
    () => assert.fail('the call was to fail'),
    (error: unknown) => {
      assert.ok(isAppError(error), String(error));
      return error;
    },
  );
}

test('a call reaches the endpoint, signed, and answers what it said', async (t) => {
  const { connection, server } = await stage(t, () => ({ body: { Parameter: { Name: '/a', Value: 'x' } } }));
  const answer = await connection.call('GetParameter', { Name: '/a' }, { signal });
  assert.equal(answer.Parameter?.Name, '/a');
  assert.deepEqual(server.requests[0]?.input, { Name: '/a' });
  assert.match(String(server.requests[0].headers.authorization), /AKIDTEST\/\d+\/eu-central-1\/ssm/);
});

test('two connections are alive at once with their own credentials and Regions', async () => {
  await using server = await startAwsServer(() => ({ body: {} }));
  const connections = createConnections({ env: { HOME: '/nonexistent' } });
  const one = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  const two = connections.open({
    region: 'us-gov-west-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'AKIDTWO', secretAccessKey: 'other' },
  });
  await Promise.all([one, two, one].map((connection) => connection.call('ListCommands', {}, { signal })));
  const scopes = server.requests.map(({ headers }) =>
    /Credential=(\w+)\/\d+\/([\w-]+)/.exec(headers.authorization ?? ''),
  );
  assert.deepEqual(scopes.map((scope) => `${scope?.[1] ?? ''} ${scope?.[2] ?? ''}`).sort(), [
    'AKIDTEST eu-central-1',
    'AKIDTEST eu-central-1',
    'AKIDTWO us-gov-west-1',
  ]);
  assert.equal(two.partition, 'aws-us-gov');
  one.dispose();
  await two.call('ListCommands', {}, { signal });
  connections.dispose();
});

test('pages are followed by token, over empty pages', async (t) => {
  const pages = [
    { Parameters: [{ Name: '/a' }], NextToken: '1' },
    { Parameters: [], NextToken: '2' },
    { Parameters: [{ Name: '/b' }] },
  ];
  const { connection, server } = await stage(t, ({ input }) => ({
    body: pages[Number(input['NextToken'] ?? 0)] ?? {},
  }));
  const names: (string | undefined)[] = [];
  for await (const page of connection.pages('DescribeParameters', { MaxResults: 50 }, { signal })) {
    names.push(...(page.Parameters ?? []).map(({ Name }) => Name));
  }
  assert.deepEqual(names, ['/a', '/b']);
  assert.deepEqual(server.requests[2]?.input, { MaxResults: 50, NextToken: '2' });
});

test('a denied call names the IAM action, whatever the service', async (t) => {
  const { connection, server } = await stage(t, () => awsError('AccessDeniedException', 'no'));
  const ssm = await failure(connection.call('ListCommands', {}, { signal }));
  assert.deepEqual([ssm.kind, ssm.action], ['denied', 'ssm:ListCommands']);
  server.answer(() => ({
    status: 403,
    body: '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>',
  }));
  const ec2 = await failure(connection.call('DescribeInstances', {}, { signal }));
  assert.deepEqual(
    [ec2.kind, ec2.action, ec2.code],
    ['denied', 'ec2:DescribeInstances', 'UnauthorizedOperation'],
  );
});

test('a throttled call says so and goes on', async (t) => {
  let left = 2;
  const { connection } = await stage(t, () =>
    left-- > 0 ? awsError('ThrottlingException', 'Rate exceeded') : { body: { Commands: [] } },
  );
  const heard: Throttled[] = [];
  connection.onDidThrottle((event) => heard.push(event));
  await connection.call('ListCommands', {}, { signal });
  assert.deepEqual(heard, [
    { service: 'ssm', operation: 'ListCommands', retryInMs: 250 },
    { service: 'ssm', operation: 'ListCommands', retryInMs: 500 },
  ]);
});

test('a call that is left while it waits to be sent again ends at once, and is not sent', async (t) => {
  const { connection, server } = await stage(t, () => awsError('ThrottlingException'));
  const leaving = new AbortController();
  connection.onDidThrottle(() => leaving.abort());
  const left = await failure(connection.call('ListCommands', {}, { signal, unsent: leaving.signal }));
  assert.deepEqual([left.kind, server.requests.length], ['cancelled', 1]);
  const never = await failure(connection.call('ListCommands', {}, { signal, unsent: leaving.signal }));
  assert.deepEqual([never.kind, server.requests.length], ['cancelled', 1]);
});

test('a call that is left when it was sent is waited for', async (t) => {
  const leaving = new AbortController();
  const { connection } = await stage(t, () => {
    leaving.abort();
    return { body: { Parameter: { Name: '/a' } } };
  });
  const answer = await connection.call('GetParameter', { Name: '/a' }, { signal, unsent: leaving.signal });
  assert.equal(answer.Parameter?.Name, '/a');
});

test('a read is sent again after the connection was lost, a command is not', async (t) => {
  let left = 1;
  const { connection, server } = await stage(t, () => (left-- > 0 ? { drop: true } : { body: {} }));
  await connection.call('ListCommands', {}, { signal });
  assert.equal(server.requests.length, 2);
  left = 1;
  const lost = await failure(connection.call('SendCommand', { DocumentName: 'd' }, { signal }));
  assert.equal(lost.kind, 'network');
  assert.equal(server.requests.length, 3, 'it may have arrived, so it must not be sent twice');
});

test('a command that was throttled has not run, so it is sent again', async (t) => {
  let left = 1;
  const { connection, server } = await stage(t, () =>
    left-- > 0 ? awsError('ThrottlingException') : { body: {} },
  );
  await connection.call('SendCommand', { DocumentName: 'd' }, { signal });
  assert.equal(server.requests.length, 2);
});

for (const operation of ['ListCommands', 'DescribeInstances', 'GetCallerIdentity'] as const) {
  for (const status of [200, 403, 404, 500]) {
    test(`a web page with status ${status} is no answer to ${operation}`, async (t) => {
      const { connection } = await stage(t, () => ({
        status,
        body: '<html><body>Sign in to Hotel Wi-Fi</body></html>',
        headers: { 'content-type': 'text/html; charset=utf-8' },
      }));
      const error = await failure(connection.call(operation, {}, { signal }));
      assert.equal(error.kind, 'network');
      assert.match(error.message, new RegExp(`HTTP ${status} and something that is not an answer of AWS`));
    });
  }
}

test('a body that is cut off is no answer', async (t) => {
  const { connection } = await stage(t, () => ({ body: '{"Commands":[{"Comm' }));
  assert.equal((await failure(connection.call('ListCommands', {}, { signal }))).kind, 'network');
});

test('an endpoint where nobody listens is named', async (t) => {
  const { connection, server } = await stage(t, () => ({}));
  await server[Symbol.asyncDispose]();
  const error = await failure(connection.call('ListCommands', {}, { signal }));
  assert.equal(error.kind, 'network');
  assert.match(
    error.message,
    /^Nothing answers at http:\/\/127\.0\.0\.1:\d+ \(connection refused\)\. Check the network/,
  );
});

test('an expired credential is said, and the next call asks for credentials again', async (t) => {
  const { connection, server } = await stage(t, () => awsError('ExpiredTokenException', 'expired'));
  assert.equal((await failure(connection.call('ListCommands', {}, { signal }))).kind, 'expired');
  server.answer(() => ({ body: {} }));
  await connection.call('ListCommands', {}, { signal });
});

test('late word that old credentials have expired does not throw the new ones away', async (t) => {
  const server = await startAwsServer(() => awsError('ExpiredTokenException', 'expired'));
  t.after(() => server[Symbol.asyncDispose]());
  let made = 0;
  let arrived = (): void => undefined;
  let release = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  const underWay = new Promise<void>((resolve) => (arrived = resolve));
  const sdk = await import('../../../../src/core/aws/sdk.ts');
  const connections = createConnections({
    env: { HOME: '/nonexistent' },
    clock: hasty,
    loadSdk: () => {
      made += 1;
      return Promise.resolve(sdk);
    },
  });
  t.after(() => connections.dispose());
  const connection = connections.open({ region: 'eu-central-1', endpoint: server.url, credentials });
  server.answer(async ({ input }) => {
    if (Reflect.get(Object(input), 'CommandId') !== undefined) {
      arrived();
      await waiting;
    }
    return awsError('ExpiredTokenException', 'expired');
  });
  const slow = failure(connection.call('ListCommands', { CommandId: 'slow' }, { signal }));
  await underWay;
  await failure(connection.call('ListCommands', {}, { signal }));
  server.answer(() => ({ body: {} }));
  await connection.call('ListCommands', {}, { signal });
  const before = made;
  release();
  assert.equal((await slow).kind, 'expired');
  await connection.call('ListCommands', {}, { signal });
  assert.equal(made, before);
});

test('a clock that is an hour off is corrected by the service’s, once', async (t) => {
  const ahead = new Date(Date.now() + 3_600_000);
  const refused = {
    ...awsError(
      'InvalidSignatureException',
      'Signature expired: 20260101T000000Z is now earlier than 20260101T005500Z',
    ),
    headers: { date: ahead.toUTCString() },
  };
  let left = 1;
  const { connection, server } = await stage(t, () => (left-- > 0 ? refused : { body: {} }));
  await connection.call('ListCommands', {}, { signal });
  const stamps = server.requests.map(({ headers }) => String(headers['x-amz-date']));
  const corrected = stamps[1]?.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5') ?? '';
  const lateMinutes = (Date.parse(corrected) - ahead.getTime()) / 60_000;
  assert.ok(Math.abs(lateMinutes) < 30, `${String(stamps[1])}, not ${ahead.toISOString()}`);
  server.answer(() => refused);
  const error = await failure(connection.call('SendCommand', { DocumentName: 'd' }, { signal }));
  assert.match(error.message, /this computer's clock is wrong/);
  assert.equal(server.requests.length, 4);
});

test('without a Region nothing is sent', async (t) => {
  const { connection, server } = await stage(t, () => ({}), '');
  const error = await failure(connection.call('ListCommands', {}, { signal }));
  assert.deepEqual([error.kind, error.code], ['invalid', 'NoRegion']);
  assert.equal(server.requests.length, 0);
});

test('an endpoint that is no URL is said, with where it may stand', async (t) => {
  for (const endpoint of ['127.0.0.1:4566', 'localhost:4566', 'ftp://127.0.0.1']) {
    const connections = createConnections({ env: { HOME: '/nonexistent', AWS_ENDPOINT_URL_SSM: endpoint } });
    t.after(() => connections.dispose());
    const connection = connections.open({ profile: 'x', region: 'eu-central-1' });
    const error = await failure(connection.call('ListCommands', {}, { signal }));
    assert.deepEqual([error.kind, error.code], ['invalid', 'InvalidEndpoint']);
    assert.ok(
      error.message.includes(`"${endpoint}" is not an http:// or https:// URL. Check the setting, AWS_`),
    );
  }
});

test('the environment’s own credentials are called so', async (t) => {
  const server = await startAwsServer(() => awsError('AccessDeniedException', 'no'));
  t.after(() => server[Symbol.asyncDispose]());
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's', AWS_ENDPOINT_URL_SSM: server.url };
  const connections = createConnections({ env: { HOME: '/nonexistent', ...keys } });
  t.after(() => connections.dispose());
  const connection = connections.open({ region: 'eu-central-1' });
  const error = await failure(connection.call('ListCommands', {}, { signal }));
  assert.match(error.message, /^Access denied: the environment may not call ssm:ListCommands/);
});

test('an abort before the call sends nothing, one during it ends it', async (t) => {
  const controller = new AbortController();
  const { connection, server } = await stage(t, () => {
    controller.abort();
    return new Promise(() => undefined);
  });
  assert.equal(
    (await failure(connection.call('ListCommands', {}, { signal: AbortSignal.abort() }))).kind,
    'cancelled',
  );
  assert.equal(server.requests.length, 0);
  assert.equal(
    (await failure(connection.call('ListCommands', {}, { signal: controller.signal }))).kind,
    'cancelled',
  );
});

test('closing the connection ends what is under way and what comes', async (t) => {
  const { connection, server } = await stage(t, () => {
    connection.dispose();
    return new Promise(() => undefined);
  });
  assert.equal((await failure(connection.call('ListCommands', {}, { signal }))).kind, 'cancelled');
  assert.equal((await failure(connection.call('ListCommands', {}, { signal }))).kind, 'cancelled');
  assert.equal(server.requests.length, 1);
});

test('calls leave nothing behind on a signal that lives long', async (t) => {
  const { connection } = await stage(t, () => ({ body: {} }));
  const controller = new AbortController();
  await Promise.all(
    Array.from({ length: 20 }, () => connection.call('ListCommands', {}, { signal: controller.signal })),
  );
  assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
});

test('at most three calls to a service are under way', async (t) => {
  let running = 0;
  let most = 0;
  const { connection } = await stage(t, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return { body: {} };
  });
  await Promise.all(
    Array.from({ length: 12 }, () => connection.call('ListCommands', {}, { signal, priority: 'background' })),
  );
  assert.ok(most <= 3, `${most} at once`);
});

test('the agent for a session’s socket is the connection’s own', async (t) => {
  const { connection } = await stage(t, () => ({ body: {} }));
  assert.equal(await connection.agentFor('wss://a/'), await connection.agentFor('wss://b/'));
});

test('the log has operations and kinds, and no input, output or secret', async (t) => {
  const { connection, server, lines } = await stage(t, () => ({
    body: { Parameter: { Name: '/n', Value: 'hunter2' } },
  }));
  await connection.call('GetParameter', { Name: '/secret-name' }, { signal });
  server.answer(() => awsError('ValidationException', "Value 'hunter2' at 'value' failed"));
  const error = await failure(connection.call('GetParameter', { Name: '/secret-name' }, { signal }));
  const text = lines.join('\n');
  assert.match(text, /ssm:GetParameter \d+ ms/);
  assert.match(text, /ssm:GetParameter failed: invalid ValidationException/);
  for (const secret of ['hunter2', 'TOPSECRET', '/secret-name']) {
    assert.equal(text.includes(secret), false, secret);
    assert.equal(error.message.includes(secret), false, secret);
  }
});

test('a mistake of ours is told as one, and is not tried again', async (t) => {
  let attempts = 0;
  const connections = createConnections({
    env: { HOME: '/nonexistent' },
    loadSdk: () =>
      Promise.resolve({
        createClients: () => ({
          send: () => {
            attempts += 1;
            return Promise.reject(new TypeError('x is undefined'));
          },
          agentFor: () => assert.fail('no agent was to be asked for'),
          dispose: () => undefined,
        }),
        signInToProfile: () => assert.fail('nobody was to sign in'),
      }),
  });
  t.after(() => connections.dispose());
  const call = connections.open({ region: 'r', credentials }).call('ListCommands', {}, { signal });
  assert.equal((await failure(call)).kind, 'bug');
  assert.equal(attempts, 1);
});
