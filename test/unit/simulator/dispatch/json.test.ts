import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { createCallRunner } from '../../../../src/simulator/dispatch/call.ts';
import { createCallCounts } from '../../../../src/simulator/dispatch/counts.ts';
import { createJsonFront, createServiceTarget } from '../../../../src/simulator/dispatch/json.ts';
import type { ServiceFront } from '../../../../src/simulator/dispatch/router.ts';
import { createFaults, type Faults } from '../../../../src/simulator/faults/faults.ts';
import { noRateLimit } from '../../../../src/simulator/faults/rateLimit.ts';
import { ssmValidator } from '../../../../src/simulator/shapes/ssm.ts';
import { ServiceError, type Handler } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testContext } from '../support/api.ts';

function front(
  operations: Readonly<Record<string, Handler>>,
  faults: Faults = createFaults(1),
): ServiceFront {
  const parts = { rateLimit: noRateLimit, counts: createCallCounts(), tokens: createTokens() };
  const calls = createCallRunner({ ...parts, faults, clock: new ManualClock() });
  const target = createServiceTarget({
    service: 'ssm',
    operations,
    validator: ssmValidator(),
    calls,
    context: () => testContext,
  });
  return createJsonFront(new Map([['AmazonSSM', target]]));
}

async function send(service: ServiceFront, target: string, body: string, method = 'POST'): Promise<unknown> {
  const headers = new Map([['x-amz-target', target]]);
  const reply = await service({ method, path: '/', query: '', headers, body: Buffer.from(body) });
  return reply === undefined ? undefined : JSON.parse(reply.body);
}

const refuses =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof ServiceError && error.code === code && error.status === 400;

describe('the JSON front', () => {
  const echo = front({ GetParameter: (input, context) => ({ ...input, Region: context.region }) });

  it('runs the operation of the target with its input and its context', async () => {
    const output = await send(echo, 'AmazonSSM.GetParameter', '{"Name":"/a"}');
    assert.deepEqual(output, { Name: '/a', Region: 'eu-central-1' });
  });

  it('takes no body for an empty input', async () => {
    const lists = front({ ListNodes: () => ({ Nodes: [] }) });
    assert.deepEqual(await send(lists, 'AmazonSSM.ListNodes', ''), { Nodes: [] });
  });

  it('answers UnknownOperationException for whatever it does not have', async () => {
    for (const target of [
      '',
      'AmazonSSM',
      'AmazonSSM.',
      'AmazonSSM.Nothing',
      'AmazonSSM.constructor',
      'AmazonSSM.__proto__',
      'AmazonSSM.ListNodes',
      'AmazonEC2.GetParameter',
    ]) {
      await assert.rejects(send(echo, target, '{}'), refuses('UnknownOperationException'), target);
    }
    await assert.rejects(
      send(echo, 'AmazonSSM.GetParameter', '', 'GET'),
      refuses('UnknownOperationException'),
    );
  });

  it('checks the shape before the handler sees it', async () => {
    await assert.rejects(send(echo, 'AmazonSSM.GetParameter', '{}'), refuses('ValidationException'));
    await assert.rejects(
      send(echo, 'AmazonSSM.GetParameter', '{"Name":7}'),
      refuses('SerializationException'),
    );
  });

  it('refuses a body that is not JSON', async () => {
    for (const body of ['{', 'Name=/a', '<a/>', '\u0000']) {
      await assert.rejects(
        send(echo, 'AmazonSSM.GetParameter', body),
        refuses('SerializationException'),
        body,
      );
    }
  });

  it('is not confused by keys that JavaScript has a use for', async () => {
    const output = await send(
      echo,
      'AmazonSSM.GetParameter',
      '{"Name":"/a","__proto__":{"x":1},"constructor":1}',
    );
    assert.equal(Object.getPrototypeOf(output), Object.prototype);
  });

  it('takes an empty page token for the first page', async () => {
    const seen: unknown[] = [];
    const lists = front({
      ListNodes(input) {
        seen.push(input['NextToken']);
        return {};
      },
    });
    await send(lists, 'AmazonSSM.ListNodes', '{"NextToken":""}');
    await send(lists, 'AmazonSSM.ListNodes', '{"NextToken":"x"}');
    assert.deepEqual(seen, [undefined, 'x']);
  });

  it('drops the connection when a fault says so', async () => {
    const faults = createFaults(1, { rules: [{ kind: 'drop' }] });
    assert.equal(
      await send(front({ ListNodes: () => ({}) }, faults), 'AmazonSSM.ListNodes', '{}'),
      undefined,
    );
  });
});
