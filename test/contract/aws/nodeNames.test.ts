import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readNodeNames } from '../../../src/core/aws/nodeNames.ts';
import { instancePages, nodePages } from '../../../src/features/nodes/api.ts';
import { NodeStore } from '../../../src/features/nodes/store.ts';
import { withSimulator, type Simulated } from '../../support/simulated.ts';

const { signal } = new AbortController();

/** Names by id, as the Nodes view has them once it has loaded. */
async function namesOfView({ connection }: Simulated): Promise<ReadonlyMap<string, string>> {
  const store = new NodeStore();
  store.begin();
  for await (const page of nodePages(connection, signal)) store.addNodes(page);
  for await (const page of instancePages(connection, signal)) store.addInstances(page);
  return new Map([...store.all()].map(({ id, name }) => [id, name]));
}

test('instances and hybrid nodes are called as the Nodes view calls them, in few calls', async () => {
  await withSimulator({ nodes: 400 }, async (simulated) => {
    const view = await namesOfView(simulated);
    const hybrids = [...view.keys()].filter((id) => id.startsWith('mi-'));
    assert.ok(hybrids.length > 0 && hybrids.length < view.size);
    const before = { ec2: simulated.calls('ec2'), ssm: simulated.calls('ssm') };
    const names = await readNodeNames(simulated.connection, [...view.keys()], signal);
    for (const [id, name] of view) assert.equal(names.get(id), name);
    assert.equal(simulated.calls('ec2') - before.ec2, Math.ceil((view.size - hybrids.length) / 200));
    assert.equal(simulated.calls('ssm') - before.ssm, Math.ceil(hybrids.length / 50));
  });
});

test('a node that has gone has no name, and takes nobody’s', async () => {
  await withSimulator({}, async (simulated) => {
    const view = await namesOfView(simulated);
    const gone = ['i-0ffffffffffffffff', 'mi-0ffffffffffffffff', 'mi-malformed'];
    const names = await readNodeNames(simulated.connection, [...gone, ...view.keys()], signal);
    assert.deepEqual([names.size, gone.some((id) => names.has(id))], [view.size, false]);
  });
});

test('where one service may not be asked, the nodes of the other have their names', async () => {
  await withSimulator({}, async (simulated) => {
    const ids = [...(await namesOfView(simulated)).keys()];
    for (const [operation, left] of [
      ['DescribeInstances', 'mi-'],
      ['DescribeInstanceInformation', 'i-'],
    ] as const) {
      simulated.simulator.faults.set({ rules: [{ kind: 'accessDenied', operation }] });
      const names = await readNodeNames(simulated.connection, ids, signal);
      assert.deepEqual([...names.keys()].sort(), ids.filter((id) => id.startsWith(left)).sort());
    }
  });
});
