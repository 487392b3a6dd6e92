import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import type { SimulatorOptions } from '../../../src/simulator/options.ts';

/** A simulator with the SDK's own clients: what is true through them is true on the wire. */
export interface SimulatorClients {
  readonly simulator: Simulator;
  readonly ssm: SSMClient;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
  dispose(): Promise<void>;
}

/** Clients try once: a test that is about retries says so. */
export async function simulatorClients(options: SimulatorOptions = {}): Promise<SimulatorClients> {
  const simulator = await createSimulator(options);
  const { endpoint, region, credentials } = simulator;
  const configuration = { endpoint, region, credentials, maxAttempts: 1 };
  const clients = {
    ssm: new SSMClient(configuration),
    ec2: new EC2Client(configuration),
    sts: new STSClient(configuration),
  };
  return {
    simulator,
    ...clients,
    async dispose() {
      for (const client of Object.values(clients)) client.destroy();
      await simulator.dispose();
    },
  };
}

/** The name of the error that a call ends with; `none` when it does not fail. */
export async function errorName(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
  return 'none';
}
