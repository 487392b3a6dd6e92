import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { silentLog } from '../../../src/core/base/log.ts';
import { createTokens } from '../../../src/simulator/base/tokens.ts';
import { createCallRunner } from '../../../src/simulator/dispatch/call.ts';
import { createControl } from '../../../src/simulator/dispatch/control.ts';
import { createCallCounts } from '../../../src/simulator/dispatch/counts.ts';
import { createFaults } from '../../../src/simulator/faults/faults.ts';
import { noRateLimit } from '../../../src/simulator/faults/rateLimit.ts';
import { AuthorizedKeys } from '../../../src/simulator/instanceConnect/authorizedKeys.ts';
import { createRegions, type Regions } from '../../../src/simulator/regions.ts';
import { ssmValidator } from '../../../src/simulator/shapes/ssm.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { testContext } from './support/api.ts';
import { testNetwork } from './support/network.ts';
import { demoNodes } from './support/fleet.ts';

function regions(): Regions {
  const clock = new ManualClock();
  const faults = createFaults(1);
  const counts = createCallCounts();
  const authorizedKeys = new AuthorizedKeys(clock);
  const tokens = createTokens();
  return createRegions({
    ...{ clock, faults, tokens, seed: 1, log: silentLog, fleet: demoNodes(), validator: ssmValidator() },
    accountId: testContext.accountId,
    callerArn: testContext.callerArn,
    region: 'eu-central-1',
    endpoint: () => testContext.endpoint,
    network: testNetwork(),
    authorizedKeys,
    contents: { parameters: undefined, isDemo: true, containers: [] },
    calls: createCallRunner({ faults, counts, tokens, clock, rateLimit: noRateLimit }),
    control: createControl({ faults, counts, authorizedKeys }),
  });
}

async function nodesIn(all: Regions, region: string): Promise<unknown> {
  const headers = new Map([['x-amz-target', 'AmazonSSM.ListNodes']]);
  const request = { method: 'POST', path: '/', query: '', headers, body: Buffer.from('{}') };
  const reply = await all.fronts(region).get('ssm')?.(request);
  const answer: unknown = JSON.parse(reply?.body ?? '');
  return Reflect.get(Object(answer), 'Nodes');
}

describe('the Regions of the account', () => {
  it('hold the fleet in one, and nothing in the others', async () => {
    const all = regions();
    const home = await nodesIn(all, 'eu-central-1');
    assert.ok(Array.isArray(home) && home.length > 8);
    assert.deepEqual(await nodesIn(all, 'us-east-1'), []);
    all.dispose();
  });

  it('are made once, and serve the same services', () => {
    const all = regions();
    const other = all.fronts('us-east-1');
    assert.equal(all.fronts('us-east-1'), other);
    assert.deepEqual([...other.keys()].sort(), ['ec2', 'ec2-instance-connect', 'kms', 'ssm', 'sts']);
    assert.deepEqual([...all.fronts('eu-central-1').keys()].sort(), [
      'ec2',
      'ec2-instance-connect',
      'kms',
      'ssm',
      'sts',
    ]);
    all.dispose();
  });
});
