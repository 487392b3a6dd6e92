import { createConnections } from '../../src/core/aws/connections.ts';
import { systemClock } from '../../src/core/base/clock.ts';
import { createCommandsApi } from '../../src/features/runCommand/api.ts';
import { watchCommand } from '../../src/features/runCommand/watch.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { callsText, type Row } from './print.ts';

const fleet = 280;
const wanted = 200;

/** A command on 200 nodes, from SendCommand to the last result, as the product sends and watches it. */
export async function benchCommand(): Promise<readonly Row[]> {
  const simulator = await createSimulator({ nodes: fleet });
  const connections = createConnections({ env: {} });
  try {
    const { endpoint, region, credentials } = simulator;
    const api = createCommandsApi(connections.open({ endpoint, region, credentials }));
    return await run(simulator, api);
  } finally {
    connections.dispose();
    await simulator.dispose();
  }
}

async function run(simulator: Simulator, api: ReturnType<typeof createCommandsApi>): Promise<readonly Row[]> {
  const { signal } = new AbortController();
  const online = simulator.fleet.nodes.filter(
    (node) => node.platform === 'Linux' && node.pingStatus === 'Online',
  );
  const ids = online.slice(0, wanted).map((node) => node.id);
  const targets = [];
  for (let from = 0; from < ids.length; from += 50) targets.push(ids.slice(from, from + 50));
  simulator.calls.reset();
  const started = performance.now();
  const commands = await Promise.all(
    targets.map((InstanceIds) =>
      api.send(
        {
          DocumentName: 'AWS-RunShellScript',
          InstanceIds,
          Parameters: { commands: ['hostname'] },
          MaxConcurrency: '100%',
        },
        signal,
      ),
    ),
  );
  const results = await Promise.all(
    commands.map((known) =>
      watchCommand({
        ...{ api, commandId: known.id, clock: systemClock, signal, known, intervalSeconds: 2 },
        onLook: () => undefined,
        onTrouble: () => undefined,
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const done = results
    .flatMap((result) => result.invocations)
    .filter((each) => each.status === 'Success').length;
  return [
    {
      what: `a command on ${ids.length} nodes, whole run`,
      measured: `${seconds.toFixed(1)} s, ${done} succeeded; calls: ${callsText(simulator.calls.read()['ssm'] ?? {})}`,
      target: 'printed',
      holds: done === ids.length,
    },
  ];
}
