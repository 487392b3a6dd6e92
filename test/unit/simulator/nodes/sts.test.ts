import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSts } from '../../../../src/simulator/nodes/sts.ts';
import { parseQuery } from '../../../../src/simulator/wire/query.ts';
import { textOf } from '../../../../src/simulator/base/json.ts';
import { testContext } from '../support/api.ts';

describe('GetCallerIdentity', () => {
  it('tells account, ARN and user of the caller', () => {
    const answer = createSts().operations['GetCallerIdentity']?.(parseQuery(''), testContext);
    assert.equal(answer?.['Account'], '123456789012');
    assert.equal(answer['Arn'], 'arn:aws:iam::123456789012:user/ops');
    assert.match(textOf(answer, 'UserId') ?? '', /^AIDA\w+$/);
  });
});
