import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Throttled } from '../../../src/core/aws/connection.ts';
import { createConnections } from '../../../src/core/aws/connections.ts';
import { isAppError, type AppError } from '../../../src/core/base/errors.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';
import { withSimulator } from '../../support/simulated.ts';

const signal = new AbortController().signal;

function failure(call: Promise<unknown>): Promise<AppError> {
  return call.then(
    () => assert.fail('the call was to fail'),
    (error: unknown) => {
      assert.ok(isAppError(error), String(error));
      return error;
    },
  );
}

test('each of the three services answers to its own signature', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    const { Account } = await connection.call('GetCallerIdentity', {}, { signal });
    assert.equal(Account, simulator.accountId);
    const { Reservations } = await connection.call('DescribeInstances', { MaxResults: 5 }, { signal });
    assert.ok((Reservations?.length ?? 0) > 0);
    const { DocumentIdentifiers } = await connection.call('ListDocuments', { MaxResults: 5 }, { signal });
    assert.equal(DocumentIdentifiers?.length, 5);
  });
});

test('wrong keys are credentials, and the sentence says whose', async () => {
  await withSimulator({}, async ({ simulator }) => {
    const connections = createConnections({ env: {} });
    const { endpoint, region, credentials } = simulator;
    const secretAccessKey = 'x'.repeat(40);
    const wrong = connections.open({
      endpoint,
      region,
      credentials: { ...credentials, secretAccessKey },
      label: 'mine',
    });
    for (const operation of ['ListCommands', 'DescribeInstances', 'GetCallerIdentity'] as const) {
      const error = await failure(wrong.call(operation, {}, { signal }));
      assert.equal(error.kind, 'credentials', `${operation}: ${error.message}`);
      assert.match(error.message, /credentials of mine/);
    }
    connections.dispose();
  });
});

test('a denial names the action; an expired token asks to sign in', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    simulator.faults.set({ rules: [{ kind: 'accessDenied', operation: 'ListCommands' }] });
    const denied = await failure(connection.call('ListCommands', {}, { signal }));
    assert.deepEqual([denied.kind, denied.action], ['denied', 'ssm:ListCommands']);
    await connection.call('ListDocuments', {}, { signal });
    simulator.faults.set({ rules: [{ kind: 'expiredToken' }] });
    const expired = await failure(connection.call('ListDocuments', {}, { signal }));
    assert.equal(expired.kind, 'expired');
    simulator.faults.clear();
    await connection.call('ListDocuments', {}, { signal });
  });
});

test('throttled, failing and dropped reads go on by themselves', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    const heard: Throttled[] = [];
    connection.onDidThrottle((event) => heard.push(event));
    for (const kind of ['throttle', 'serverError', 'drop', 'html'] as const) {
      simulator.faults.set({ rules: [{ kind, operation: 'ListDocuments', count: 1 }] });
      const { DocumentIdentifiers } = await connection.call('ListDocuments', {}, { signal });
      assert.ok((DocumentIdentifiers?.length ?? 0) > 0, kind);
    }
    assert.deepEqual(
      heard.map(({ service, operation }) => `${service}:${operation}`),
      ['ssm:ListDocuments'],
    );
  });
});

test('a command whose answer was lost is not sent a second time', async () => {
  await withSimulator({}, async (simulated) => {
    const { connection, simulator } = simulated;
    simulator.faults.set({ rules: [{ kind: 'drop', operation: 'SendCommand' }] });
    const [node] = simulator.fleet.nodes;
    assert.ok(node);
    const input = {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [node.id],
      Parameters: { commands: ['true'] },
    };
    const before = simulated.calls('ssm');
    assert.equal((await failure(connection.call('SendCommand', input, { signal }))).kind, 'network');
    assert.ok(simulated.calls('ssm') - before <= 1);
  });
});

test('empty pages that carry a token do not end a list', async () => {
  await withSimulator({ nodes: 200 }, async ({ connection, simulator }) => {
    const count = async (): Promise<number> => {
      let nodes = 0;
      const input = { MaxResults: 50 };
      for await (const page of connection.pages('DescribeInstanceInformation', input, { signal })) {
        nodes += page.InstanceInformationList?.length ?? 0;
      }
      return nodes;
    };
    const whole = await count();
    simulator.faults.set({ rules: [{ kind: 'emptyPages', probability: 0.4 }] });
    assert.equal(await count(), whole);
    assert.ok(whole > 150);
  });
});

test('two accounts are alive at once and do not mix', async () => {
  const simulators = await Promise.all([1, 2].map((seed) => createSimulator({ seed, canRun: false })));
  const connections = createConnections({ env: {} });
  try {
    const opened = simulators.map(({ endpoint, region, credentials }) =>
      connections.open({ endpoint, region, credentials }),
    );
    const lists = await Promise.all(
      opened.map((connection) => connection.call('DescribeInstanceProperties', {}, { signal })),
    );
    lists.forEach((list, index) => {
      const ids = new Set(simulators[index]?.fleet.nodes.map(({ id }) => id));
      assert.ok(list.InstanceProperties?.every(({ InstanceId }) => ids.has(InstanceId ?? '')));
    });
    simulators[0]?.faults.set({ rules: [{ kind: 'expiredToken' }] });
    const [one, two] = opened;
    assert.ok(one && two);
    assert.equal((await failure(one.call('ListCommands', {}, { signal }))).kind, 'expired');
    await two.call('ListCommands', {}, { signal });
  } finally {
    connections.dispose();
    await Promise.all(simulators.map((simulator) => simulator.dispose()));
  }
});

test('a parameter that does not exist is told with the service’s own code', async () => {
  await withSimulator({}, async ({ connection }) => {
    const error = await failure(connection.call('GetParameter', { Name: '/does/not/exist' }, { signal }));
    assert.deepEqual([error.kind, error.code], ['notFound', 'ParameterNotFound']);
  });
});
