import { test } from 'node:test';
import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/base/clock.ts';
import { kindOf } from '../../../src/core/base/errors.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import { decryptedValue, parameterDetails, parameterPages } from '../../../src/features/parameters/api.ts';
import type { ParameterEntry } from '../../../src/features/parameters/model.ts';
import { parameterText } from '../../../src/features/parameters/read.ts';
import { ParametersModel } from '../../../src/features/parameters/tree.ts';
import { until, withSimulator, type Simulated } from '../../support/simulated.ts';

const { signal } = new AbortController();

async function all({ connection }: Simulated): Promise<readonly ParameterEntry[]> {
  const entries: ParameterEntry[] = [];
  for await (const page of parameterPages(connection, signal)) entries.push(...page);
  return entries;
}

test('every parameter comes once, with its type', async () => {
  await withSimulator({ parameters: 230 }, async (simulated) => {
    const entries = await all(simulated);
    assert.equal(entries.length, 230);
    assert.equal(new Set(entries.map((entry) => entry.name)).size, 230);
    assert.ok(entries.some((entry) => entry.type === 'SecureString'));
    assert.ok(entries.every((entry) => entry.version >= 1));
  });
});

test('plain parameters show their value, secrets do not, and nothing is decrypted for it', async () => {
  await withSimulator({}, async (simulated) => {
    for (const { name, type } of await all(simulated)) {
      const text = await parameterText(simulated.connection, name, signal);
      assert.ok(text.includes(name));
      if (type === 'SecureString') {
        assert.match(text, /not revealed/);
        const { value } = await decryptedValue(simulated.connection, name, signal);
        assert.ok(value !== '' && !text.includes(value), `${name} does not leak`);
      } else assert.match(text, /\nValue/);
    }
  });
});

test('a parameter that is gone says so', async () => {
  await withSimulator({}, async ({ connection }) => {
    await assert.rejects(
      parameterDetails(connection, '/no/such/parameter', signal),
      (error) => kindOf(error) === 'notFound',
    );
  });
});

test('a secret that may not be decrypted is a denial', async () => {
  const faults = { rules: [{ kind: 'accessDenied', operation: 'GetParameter' }] } as const;
  await withSimulator({ faults }, async (simulated) => {
    const secret = (await all(simulated)).find((entry) => entry.type === 'SecureString');
    assert.ok(secret !== undefined);
    await assert.rejects(
      decryptedValue(simulated.connection, secret.name, signal),
      (error) => kindOf(error) === 'denied',
    );
  });
});

test('empty pages and throttling in the middle lose no name', async () => {
  const rules = [
    { kind: 'emptyPages', probability: 0.3 },
    { kind: 'throttle', count: 2 },
  ] as const;
  await withSimulator({ parameters: 600, faults: { rules } }, async (simulated) => {
    assert.equal((await all(simulated)).length, 600);
  });
});

test('50,000 parameters: the first rows after one call, while the rest still comes', async () => {
  await withSimulator({ parameters: 50_000 }, async (simulated) => {
    const model = new ParametersModel(systemClock, silentLog);
    model.use(simulated.connection);
    model.children(undefined);
    await until(() => model.status.hasRows, 'first rows');
    assert.ok(simulated.calls('ssm') <= 3, String(simulated.calls('ssm')));
    assert.equal(model.status.phase, 'loading');
    assert.ok(model.children(undefined).length > 0);
    model.dispose();
  });
});
