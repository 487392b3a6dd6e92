import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import {
  createCallRunner,
  type Call,
  type CallRunner,
  type Outcome,
} from '../../../../src/simulator/dispatch/call.ts';
import { createCallCounts, type CallCounts } from '../../../../src/simulator/dispatch/counts.ts';
import { createFaults, type FaultRule } from '../../../../src/simulator/faults/faults.ts';
import { createRateLimit, noRateLimit } from '../../../../src/simulator/faults/rateLimit.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testContext } from '../support/api.ts';

function runner(rules: readonly FaultRule[] = []): { runner: CallRunner; counts: CallCounts } {
  const counts = createCallCounts();
  const parts = { rateLimit: noRateLimit, counts, tokens: createTokens(), clock: new ManualClock() };
  return { runner: createCallRunner({ ...parts, faults: createFaults(1, { rules }) }), counts };
}

/** A listing of three pages, `1`, `2` and `3`, whose tokens say where to go on. */
function listing(token: string | undefined, tokenKey: string | undefined = 'NextToken'): Call {
  return {
    service: 'ssm',
    operation: 'ListNodes',
    token,
    tokenKey,
    run(from): JsonObject {
      const page = from === undefined ? 1 : Number(from);
      return page < 3
        ? { Nodes: [page], Total: 3, NextToken: String(page + 1) }
        : { Nodes: [page], Total: 3 };
    },
  };
}

function outputOf(outcome: Outcome): JsonObject {
  assert.ok(outcome !== undefined && 'output' in outcome);
  return outcome.output;
}

/** Follows tokens as a client does: all pages, empty ones too. */
async function follow({ runner: calls }: { runner: CallRunner }): Promise<unknown[]> {
  const pages: unknown[] = [];
  let token: string | undefined;
  do {
    const output = outputOf(await calls.run(listing(token), testContext));
    pages.push(output['Nodes']);
    token = typeof output['NextToken'] === 'string' ? output['NextToken'] : undefined;
    assert.ok(pages.length < 20, 'the listing does not end');
  } while (token !== undefined);
  return pages;
}

describe('running a call', () => {
  it('runs the operation with the token it was given, and counts it', async () => {
    const { runner: calls, counts } = runner();
    assert.deepEqual(outputOf(await calls.run(listing('2'), testContext)), {
      Nodes: [2],
      Total: 3,
      NextToken: '3',
    });
    assert.deepEqual(counts.read(), { ssm: { ListNodes: 1 } });
  });

  it('counts a call that a fault strikes', async () => {
    const { runner: calls, counts } = runner([{ kind: 'throttle' }]);
    await assert.rejects(calls.run(listing(undefined), testContext), /Rate exceeded/);
    assert.deepEqual(counts.read(), { ssm: { ListNodes: 1 } });
  });

  it('drops, or lets somebody else answer', async () => {
    assert.equal(await runner([{ kind: 'drop' }]).runner.run(listing(undefined), testContext), undefined);
    const html = await runner([{ kind: 'html' }]).runner.run(listing(undefined), testContext);
    assert.ok(html !== undefined && 'reply' in html);
  });

  it('throttles what is over the rate', async () => {
    const clock = new ManualClock();
    const calls = createCallRunner({
      faults: createFaults(1),
      rateLimit: createRateLimit({ perSecond: 1, burst: 1 }, clock),
      counts: createCallCounts(),
      tokens: createTokens(),
      clock,
    });
    await calls.run(listing(undefined), testContext);
    await assert.rejects(calls.run(listing(undefined), testContext), /Rate exceeded/);
  });

  it('passes on what the operation throws', async () => {
    const call: Call = { ...listing(undefined), run: () => Promise.reject(new Error('broken')) };
    await assert.rejects(runner().runner.run(call, testContext), /broken/);
  });
});

describe('empty pages', () => {
  it('carry a token, come before each page, and lose nothing', async () => {
    assert.deepEqual(await follow(runner([{ kind: 'emptyPages' }])), [[], [1], [], [2], [], [3]]);
  });

  it('come as often as they are asked for', async () => {
    assert.deepEqual(await follow(runner([{ kind: 'emptyPages', count: 1 }])), [[], [1], [2], [3]]);
  });

  it('empty lists only', async () => {
    const { runner: calls } = runner([{ kind: 'emptyPages' }]);
    const output = outputOf(await calls.run(listing(undefined), testContext));
    assert.equal(output['Total'], 3);
    assert.deepEqual(output['Nodes'], []);
  });

  it('do not come to operations without pages', async () => {
    const { runner: calls } = runner([{ kind: 'emptyPages' }]);
    const call: Call = { ...listing(undefined), tokenKey: undefined };
    assert.deepEqual(outputOf(await calls.run(call, testContext))['Nodes'], [1]);
  });
});
