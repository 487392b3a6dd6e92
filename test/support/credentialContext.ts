import assert from 'node:assert/strict';
import type { CredentialContext } from '../../src/core/aws/sdk/environmentIdentity.ts';
import { createIdentityCache } from '../../src/core/aws/identity.ts';
import { createNetwork } from '../../src/core/aws/sdk/network.ts';
import { createRequestHandler } from '../../src/core/aws/sdk/requestHandler.ts';
import type { Environment } from '../../src/core/aws/environment.ts';
import { systemClock } from '../../src/core/base/clock.ts';

type Given = Pick<CredentialContext, 'source' | 'identityKey'> & Partial<CredentialContext>;

/** What credentials are made from: no profile, no setting of the network, and nobody to ask. */
export function credentialContext(env: Environment, given: Given): CredentialContext {
  return {
    region: 'eu-central-1',
    endpoints: {},
    useFips: false,
    identities: createIdentityCache(systemClock),
    configuration: {
      profiles: new Map(),
      ssoSessions: new Map(),
      services: new Map(),
      problems: [],
      files: { config: '', credentials: '' },
    },
    env,
    network: {},
    mfaCode: () => assert.fail('nobody was to be asked'),
    signal: new AbortController().signal,
    requestHandler: createRequestHandler(createNetwork({ network: {}, env })),
    ...given,
  };
}
