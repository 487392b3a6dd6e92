import { EC2Client } from '@aws-sdk/client-ec2';
import { EC2InstanceConnectClient } from '@aws-sdk/client-ec2-instance-connect';
import { KMSClient } from '@aws-sdk/client-kms';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { Clients, ClientsOptions } from '../clients.ts';
import type { OperationName, Operations } from '../operations.ts';
import { createCredentials } from './credentials.ts';
import { endpointOf } from './endpoint.ts';
import { createNetwork, type Network } from './network.ts';
import { createRequestHandler } from './requestHandler.ts';
import { senders, type ServiceClients } from './senders.ts';

/** The SDK clients of one connection. Nothing is read or sent before the first call. */
export function createClients(options: ClientsOptions): Clients {
  return new SdkClients(options);
}

class SdkClients implements Clients {
  readonly #network: Network;
  readonly #handler: ReturnType<typeof createRequestHandler>;
  readonly #clients: ServiceClients;

  constructor(options: ClientsOptions) {
    this.#network = createNetwork(options);
    this.#handler = createRequestHandler(this.#network);
    this.#clients = lazyClients(options, this.#handler);
  }

  send<K extends OperationName>(
    operation: K,
    input: Operations[K]['input'],
    signal: AbortSignal,
  ): Promise<Operations[K]['output']> {
    return senders[operation](this.#clients, input, { abortSignal: signal });
  }

  agentFor(url: string): ReturnType<Clients['agentFor']> {
    return this.#network.agentFor(url);
  }

  dispose(): void {
    this.#handler.destroy();
    this.#network.dispose();
  }
}

function lazyClients(
  options: ClientsOptions,
  requestHandler: ReturnType<typeof createRequestHandler>,
): ServiceClients {
  const { region, endpoints, useFips } = options;
  const common = {
    region,
    requestHandler,
    credentials: createCredentials({ ...options, requestHandler }),
    // Retries are decided once, outside (retry.ts).
    maxAttempts: 1,
    ...(options.source.kind === 'profile' ? { profile: options.source.profile } : {}),
  };
  const ssm = once(() => new SSMClient({ ...common, ...endpointOf(endpoints.ssm, useFips) }));
  const ec2 = once(() => new EC2Client({ ...common, ...endpointOf(endpoints.ec2, useFips) }));
  const sts = once(() => new STSClient({ ...common, ...endpointOf(endpoints.sts, useFips) }));
  const kms = once(() => new KMSClient({ ...common, ...endpointOf(endpoints.kms, useFips) }));
  const instanceConnect = once(
    () =>
      new EC2InstanceConnectClient({ ...common, ...endpointOf(endpoints['ec2-instance-connect'], useFips) }),
  );
  return {
    get ssm() {
      return ssm();
    },
    get ec2() {
      return ec2();
    },
    get sts() {
      return sts();
    },
    get kms() {
      return kms();
    },
    get instanceConnect() {
      return instanceConnect();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
