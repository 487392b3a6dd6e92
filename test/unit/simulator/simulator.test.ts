import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { signedRequest } from '../../support/simulator/signing.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function send(
  simulator: Simulator,
  target: string,
  input: unknown = {},
  options: { readonly region?: string; readonly credentials?: Simulator['credentials'] } = {},
): Promise<Answer> {
  const { host } = new URL(simulator.endpoint);
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const { credentials } = simulator;
  const signed = signedRequest(JSON.stringify(input), {
    credentials,
    now: Date.now(),
    host,
    headers,
    ...options,
  });
  const response = await fetch(simulator.endpoint, {
    method: 'POST',
    headers: Object.fromEntries(signed.headers),
    body: signed.body.toString(),
  });
  return { status: response.status, body: await response.json() };
}

async function running<T>(use: (simulator: Simulator) => Promise<T>, options = {}): Promise<T> {
  const simulator = await createSimulator(options);
  try {
    return await use(simulator);
  } finally {
    await simulator.dispose();
  }
}

const listNodes = 'AmazonSSM.ListNodes';

function lengthOf(answer: Answer, list: string): number {
  const items: unknown = Reflect.get(Object(answer.body), list);
  return Array.isArray(items) ? items.length : -1;
}

describe('the simulator', () => {
  it('serves the holder of its credentials', () =>
    running(async (simulator) => {
      const answer = await send(simulator, listNodes);
      assert.equal(answer.status, 200);
      assert.equal(lengthOf(answer, 'Nodes'), simulator.fleet.nodes.length);
    }));

  it('serves nobody else, and nobody with the credentials of another start', () =>
    running((one) =>
      running(async (other) => {
        assert.notEqual(one.credentials.secretAccessKey, other.credentials.secretAccessKey);
        const { status, body } = await send(one, listNodes, {}, { credentials: other.credentials });
        assert.equal(status, 400);
        assert.equal(Reflect.get(Object(body), '__type'), 'UnrecognizedClientException');
        const unsigned = await fetch(one.endpoint, { method: 'POST', body: '{}' });
        assert.equal(unsigned.status, 400);
      }),
    ));

  it('serves every system', () =>
    running(async (simulator) => {
      for (const operation of [
        'DescribeInstanceInformation',
        'ListDocuments',
        'DescribeParameters',
        'ListCommands',
        'ListTagsForResource',
      ]) {
        const input =
          operation === 'ListTagsForResource' ? { ResourceType: 'Parameter', ResourceId: 'on-call' } : {};
        assert.equal((await send(simulator, `AmazonSSM.${operation}`, input)).status, 200, operation);
      }
      assert.equal((await send(simulator, 'AmazonSSM.DescribeSessions', { State: 'Active' })).status, 200);
    }));

  it('answers 400 for operations of SSM that it does not play', () =>
    running(async (simulator) => {
      const { status, body } = await send(simulator, 'AmazonSSM.DescribeOpsItems');
      assert.equal(status, 400);
      assert.equal(Reflect.get(Object(body), '__type'), 'UnknownOperationException');
    }));

  it('serves other Regions, and they are empty', () =>
    running(async (simulator) => {
      const region = 'us-east-1';
      assert.equal(lengthOf(await send(simulator, listNodes, {}, { region }), 'Nodes'), 0);
      const parameters = await send(simulator, 'AmazonSSM.DescribeParameters', {}, { region });
      assert.equal(lengthOf(parameters, 'Parameters'), 0);
      const own = { Filters: [{ Key: 'Owner', Values: ['Self'] }] };
      assert.equal(
        lengthOf(await send(simulator, 'AmazonSSM.ListDocuments', own, { region }), 'DocumentIdentifiers'),
        0,
      );
      assert.ok(
        lengthOf(await send(simulator, 'AmazonSSM.ListDocuments', {}, { region }), 'DocumentIdentifiers') >
          20,
      );
    }));

  it('keeps what is put in a Region in that Region', () =>
    running(async (simulator) => {
      const put = { Name: '/here', Value: 'x', Type: 'String' };
      await send(simulator, 'AmazonSSM.PutParameter', put, { region: 'us-east-1' });
      const get = { Name: '/here' };
      assert.equal(
        (await send(simulator, 'AmazonSSM.GetParameter', get, { region: 'us-east-1' })).status,
        200,
      );
      assert.equal((await send(simulator, 'AmazonSSM.GetParameter', get)).status, 400);
    }));

  it('lets faults be set by whoever may call it, and counts calls', () =>
    running(async (simulator) => {
      await send(simulator, 'SimulatorControl.SetFaults', { rules: [{ kind: 'throttle', count: 1 }] });
      assert.equal((await send(simulator, listNodes)).status, 400);
      assert.equal((await send(simulator, listNodes)).status, 200);
      const calls = await send(simulator, 'SimulatorControl.GetCalls');
      assert.deepEqual(calls.body, { Calls: { ssm: { ListNodes: 2 } } });
      assert.deepEqual(simulator.calls.read(), { ssm: { ListNodes: 2 } });
    }));

  it('takes faults and limits at the start', () =>
    running(
      async (simulator) => {
        assert.equal((await send(simulator, 'AmazonSSM.ListDocuments')).status, 500);
        assert.equal((await send(simulator, listNodes)).status, 200);
        assert.equal((await send(simulator, listNodes)).status, 400);
      },
      {
        faults: { rules: [{ kind: 'serverError', operation: 'ListDocuments' }] },
        rateLimit: { perSecond: 0.001, burst: 1 },
      },
    ));

  it('is there again on the same port after it was disposed', async () => {
    const first = await createSimulator();
    const port = Number(new URL(first.endpoint).port);
    await assert.rejects(createSimulator({ port }), /EADDRINUSE/);
    await first.dispose();
    const again = await running((second) => Promise.resolve(second.endpoint), { port });
    assert.equal(again, first.endpoint);
  });

  it('has the same fleet for the same seed', async () => {
    const ids = (seed: number): Promise<string[]> =>
      running((simulator) => Promise.resolve(simulator.fleet.nodes.map(({ id }) => id)), { seed });
    assert.deepEqual(await ids(3), await ids(3));
    assert.notDeepEqual(await ids(3), await ids(4));
  });

  it('holds as many nodes and parameters as it is asked for', () =>
    running(
      async (simulator) => {
        assert.equal(simulator.fleet.nodes.length, 10_000);
        const page = { FiltersWithOperator: [{ Key: 'PingStatus', Values: ['Online'] }], MaxResults: 1000 };
        assert.equal(
          lengthOf(await send(simulator, 'AmazonSSM.DescribeInstanceProperties', page), 'InstanceProperties'),
          1000,
        );
        assert.equal(lengthOf(await send(simulator, 'AmazonSSM.DescribeParameters'), 'Parameters'), 50);
      },
      { nodes: 10_000, parameters: 50_000 },
    ));

  it('runs nothing when it may not', async () => {
    const runs = await running(({ fleet }) => Promise.resolve(fleet.nodes.map((node) => node.runs)), {
      canRun: false,
    });
    assert.ok(!runs.includes(true));
  });
});
