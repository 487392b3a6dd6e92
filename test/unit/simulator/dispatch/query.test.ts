import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { createCallRunner } from '../../../../src/simulator/dispatch/call.ts';
import { createCallCounts } from '../../../../src/simulator/dispatch/counts.ts';
import { createQueryFront, type QueryService } from '../../../../src/simulator/dispatch/query.ts';
import type { Reply } from '../../../../src/simulator/http/reply.ts';
import { createFaults, type FaultRule } from '../../../../src/simulator/faults/faults.ts';
import { noRateLimit } from '../../../../src/simulator/faults/rateLimit.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testContext } from '../support/api.ts';

const service: QueryService = {
  name: 'ec2',
  namespace: 'urn:test',
  paged: ['ListThings'],
  operations: {
    ListThings: (input) => ({
      thingSet: [{ name: input.text('Name') ?? '' }],
      nextToken: input.text('NextToken') ?? 'first',
    }),
  },
};

async function send(
  body: string,
  options: {
    readonly rules?: readonly FaultRule[];
    readonly service?: QueryService;
    readonly method?: string;
  } = {},
): Promise<Reply | undefined> {
  const parts = { rateLimit: noRateLimit, counts: createCallCounts(), tokens: createTokens() };
  const faults = createFaults(1, { rules: options.rules ?? [] });
  const calls = createCallRunner({ ...parts, faults, clock: new ManualClock() });
  const front = createQueryFront(options.service ?? service, calls, () => testContext);
  const method = options.method ?? 'POST';
  return front({ method, path: '/', query: '', headers: new Map(), body: Buffer.from(body) });
}

describe('the query front', () => {
  it('runs the action and writes the members below the response', async () => {
    const reply = await send('Action=ListThings&Name=a%26b');
    assert.equal(reply?.status, 200);
    assert.match(
      reply.body,
      /<ListThingsResponse xmlns="urn:test"><requestId>[\w-]+<\/requestId><thingSet><item><name>a&amp;b<\/name><\/item><\/thingSet>/,
    );
  });

  it('gives services of the newer protocol a result of their own', async () => {
    const reply = await send('Action=ListThings', { service: { ...service, name: 'sts' } });
    assert.match(reply?.body ?? '', /<ListThingsResult>.*<\/ListThingsResult><ResponseMetadata><RequestId>/);
  });

  it('passes the token on', async () => {
    assert.match((await send('Action=ListThings&NextToken=abc'))?.body ?? '', /<nextToken>abc<\/nextToken>/);
  });

  it('gives an empty page with a token when a fault says so', async () => {
    const reply = await send('Action=ListThings', { rules: [{ kind: 'emptyPages' }] });
    assert.match(reply?.body ?? '', /<thingSet><\/thingSet><nextToken>[\w-]{20,}<\/nextToken>/);
  });

  it('refuses an action that it does not have', async () => {
    const unknown = (error: unknown): boolean =>
      error instanceof ServiceError && error.code === 'UnknownOperationException';
    for (const body of ['', 'Action=', 'Action=Nothing', 'Action=constructor']) {
      await assert.rejects(send(body), unknown, body);
    }
    await assert.rejects(send('Action=ListThings', { method: 'GET' }), unknown);
  });

  it('answers as a proxy, or not at all, when a fault says so', async () => {
    assert.equal((await send('Action=ListThings', { rules: [{ kind: 'html' }] }))?.status, 503);
    assert.equal(await send('Action=ListThings', { rules: [{ kind: 'drop' }] }), undefined);
  });
});
