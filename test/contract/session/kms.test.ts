import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createConnections } from '../../../src/core/aws/connections.ts';
import { createSessionService } from '../../../src/core/aws/sessionService.ts';
import { isAppError } from '../../../src/core/base/errors.ts';
import { withSimulator, type Simulated } from '../../support/simulated.ts';

const { signal } = new AbortController();
const request = {
  keyId: 'alias/session-manager',
  encryptionContext: { 'aws:ssm:SessionId': 's-1', 'aws:ssm:TargetId': 'i-1' },
};

/** Kind of the error that asking for a data key ends with; `none` when there is a key. */
async function kindOf({ connection }: Pick<Simulated, 'connection'>, keyId = request.keyId): Promise<string> {
  try {
    const key = await createSessionService(connection).generateDataKey({ ...request, keyId }, signal);
    assert.deepEqual([key.plaintext.byteLength, key.ciphertext.byteLength > 64], [64, true]);
    return 'none';
  } catch (error) {
    assert.ok(isAppError(error), String(error));
    return error.kind;
  }
}

describe('the key service, asked by the product', { timeout: 300_000 }, () => {
  it('gives 64 bytes and their ciphertext, others each time (§10)', () =>
    withSimulator({}, async ({ connection }) => {
      const service = createSessionService(connection);
      const keys = await Promise.all([1, 2].map(() => service.generateDataKey(request, signal)));
      assert.deepEqual(
        keys.map(({ plaintext }) => plaintext.byteLength),
        [64, 64],
      );
      assert.notDeepEqual(keys[0]?.plaintext, keys[1]?.plaintext);
    }));

  it('tells why there is no key in kinds that the product knows', () =>
    withSimulator({}, async (simulated) => {
      const { faults } = simulated.simulator;
      assert.equal(await kindOf(simulated), 'none');
      assert.equal(await kindOf(simulated, 'alias/none'), 'notFound');
      faults.set({ rules: [{ kind: 'accessDenied', operation: 'GenerateDataKey' }] });
      assert.equal(await kindOf(simulated), 'denied');
      faults.set({ rules: [{ kind: 'expiredToken', operation: 'GenerateDataKey' }] });
      assert.equal(await kindOf(simulated), 'expired');
    }));

  it('has no keys in the Regions without the demo', () =>
    withSimulator({}, async ({ simulator }) => {
      const connections = createConnections({ env: {} });
      const { endpoint, credentials } = simulator;
      const connection = connections.open({ endpoint, credentials, region: 'us-east-1', label: 'Elsewhere' });
      assert.equal(await kindOf({ connection }), 'notFound');
      connections.dispose();
    }));
});
