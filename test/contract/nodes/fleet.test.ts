import { test } from 'node:test';
import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/base/clock.ts';
import { kindOf } from '../../../src/core/base/errors.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import { agentFacts } from '../../../src/features/nodes/api.ts';
import { NodesModel } from '../../../src/features/nodes/tree.ts';
import { until, withSimulator, type Simulated } from '../../support/simulated.ts';

async function whileShown(
  { connection }: Simulated,
  groupBy: string,
  check: (model: NodesModel) => Promise<void> | void,
): Promise<void> {
  const model = new NodesModel(systemClock, silentLog, groupBy);
  try {
    model.use(connection);
    model.onDidChange(() => model.children(undefined));
    model.children(undefined);
    await until(() => model.status.phase === 'settled', 'the fleet is loaded');
    await check(model);
  } finally {
    model.dispose();
  }
}

test('the demo fleet: names, environments, a Windows, a hybrid and a lost node', async () => {
  await withSimulator({}, (simulated) =>
    whileShown(simulated, 'tag:Environment', (model) => {
      assert.equal(model.status.failure, undefined);
      assert.deepEqual(model.status.notices, []);
      const nodes = [...model.fleet.store.all()];
      assert.equal(nodes.length, simulated.simulator.fleet.nodes.length);
      for (const node of simulated.simulator.fleet.nodes) {
        const shown = model.fleet.store.get(node.id);
        assert.equal(shown?.name, node.name);
        assert.equal(shown.online, node.pingStatus === 'Online');
        assert.equal(shown.ip, node.ipAddress);
        assert.deepEqual(
          new Map(shown.tags?.map(({ key, value }) => [key, value])),
          new Map(node.tags.map(({ key, value }) => [key, value])),
        );
      }
      assert.ok(nodes.some((node) => node.facts.platform === 'Windows'));
      assert.ok(nodes.some((node) => node.id.startsWith('mi-')));
      assert.ok(nodes.some((node) => node.state === 'connection lost'));
      const production = model.group('=Production');
      assert.ok(production !== undefined && production.size >= 3);
    }),
  );
});

test('10,000 nodes: at most 15 calls a service, and every name', async () => {
  await withSimulator({ nodes: 10_000 }, (simulated) =>
    whileShown(simulated, 'tag:Environment', (model) => {
      assert.equal(model.status.total, 10_000);
      assert.ok(simulated.calls('ssm') <= 12, String(simulated.calls('ssm')));
      assert.ok(simulated.calls('ec2') <= 15, String(simulated.calls('ec2')));
      const named = [...model.fleet.store.all()].filter((node) => node.name !== node.id).length;
      assert.equal(named, 10_000);
    }),
  );
});

test('agent facts tell the outdated agents of the rows that are seen', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    const nodes = simulator.fleet.nodes.filter((node) => node.platform === 'Linux');
    const { signal } = new AbortController();
    const facts = await agentFacts(
      connection,
      nodes.map((node) => node.id),
      signal,
    );
    for (const node of nodes) {
      assert.equal(facts.find((each) => each.id === node.id)?.isLatest, node.isLatestAgent, node.name);
    }
  });
});

test('EC2 denied: the nodes stand, with the sentence that names the action', async () => {
  const faults = { rules: [{ kind: 'accessDenied', operation: 'DescribeInstances' }] } as const;
  await withSimulator({ faults }, (simulated) =>
    whileShown(simulated, 'none', (model) => {
      assert.equal(model.status.total, simulated.simulator.fleet.nodes.length);
      assert.equal(model.status.failure, undefined);
      assert.match(model.status.notices.join(' '), /ec2:DescribeInstances is missing/);
    }),
  );
});

test('the list denied: the older list serves the whole fleet', async () => {
  const faults = { rules: [{ kind: 'accessDenied', operation: 'DescribeInstanceProperties' }] } as const;
  await withSimulator({ nodes: 120, faults }, (simulated) =>
    whileShown(simulated, 'none', (model) => {
      assert.equal(model.status.total, 120);
      assert.equal(model.status.failure, undefined);
    }),
  );
});

test('both lists denied, and expired credentials, end with their kinds', async () => {
  for (const kind of ['accessDenied', 'expiredToken'] as const) {
    await withSimulator({ faults: { rules: [{ kind }] } }, (simulated) =>
      whileShown(simulated, 'none', (model) => {
        assert.equal(kindOf(model.status.failure), kind === 'accessDenied' ? 'denied' : 'expired');
        assert.equal(model.status.hasRows, false);
      }),
    );
  }
});

test('empty pages that carry tokens lose nothing', async () => {
  const faults = { rules: [{ kind: 'emptyPages', probability: 0.5 }] } as const;
  await withSimulator({ nodes: 2500, faults }, (simulated) =>
    whileShown(simulated, 'none', (model) => assert.equal(model.status.total, 2500)),
  );
});

test('throttled calls, dropped connections and 5xx are got over', async () => {
  const rules = (['throttle', 'drop', 'serverError'] as const).map((kind) => ({ kind, count: 1 }));
  await withSimulator({ nodes: 1200, faults: { rules } }, (simulated) =>
    whileShown(simulated, 'none', (model) => {
      assert.equal(model.status.failure, undefined);
      assert.equal(model.status.total, 1200);
    }),
  );
});
