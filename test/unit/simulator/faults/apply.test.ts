import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyFaults, type Struck } from '../../../../src/simulator/faults/apply.ts';
import type { FaultRule } from '../../../../src/simulator/faults/faults.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testContext } from '../support/api.ts';

function apply(rules: readonly FaultRule[], clock = new ManualClock()): Promise<Struck> {
  return applyFaults(rules, { action: 'ssm:SendCommand', context: testContext, clock });
}

async function errorOf(rule: FaultRule): Promise<ServiceError> {
  try {
    await apply([rule]);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error;
  }
  return assert.fail('nothing was thrown');
}

describe('applyFaults', () => {
  it('lets a call on that nothing strikes', async () => {
    assert.deepEqual(await apply([]), { go: 'on', emptyPage: false });
  });

  it('answers errors with the codes and texts of the service', async () => {
    const expired = await errorOf({ kind: 'expiredToken' });
    assert.equal(expired.code, 'ExpiredTokenException');
    assert.equal((await errorOf({ kind: 'throttle' })).message, 'Rate exceeded');
    assert.equal((await errorOf({ kind: 'serverError' })).status, 500);
  });

  it('names who may not do what', async () => {
    const { code, message, status } = await errorOf({ kind: 'accessDenied' });
    assert.equal(code, 'AccessDeniedException');
    assert.equal(status, 400);
    assert.match(
      message,
      /^User: arn:aws:iam::123456789012:user\/ops is not authorized to perform: ssm:SendCommand /,
    );
  });

  it('answers as a proxy, and drops', async () => {
    const html = await apply([{ kind: 'html' }]);
    assert.ok(html.go === 'reply' && html.reply.status === 503);
    const portal = await apply([{ kind: 'html', status: 200 }]);
    assert.ok(portal.go === 'reply' && portal.reply.status === 200);
    assert.deepEqual(await apply([{ kind: 'drop' }]), { go: 'drop' });
  });

  it('holds a call for as long as it says, and then lets the next fault happen', async () => {
    const clock = new ManualClock();
    let result: unknown;
    void apply([{ kind: 'latency', milliseconds: 200 }, { kind: 'drop' }], clock).then(
      (struck) => (result = struck),
    );
    await clock.advance(199);
    assert.equal(result, undefined);
    await clock.advance(1);
    assert.deepEqual(result, { go: 'drop' });
  });

  it('asks for an empty page', async () => {
    assert.deepEqual(await apply([{ kind: 'emptyPages' }]), { go: 'on', emptyPage: true });
  });
});
