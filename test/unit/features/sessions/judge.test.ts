import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AbortScope } from '../../../../src/core/base/abort.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import type { NodeRef } from '../../../../src/core/model/refs.ts';
import { ProductionJudge } from '../../../../src/features/sessions/judge.ts';
import { FakeConnection, type Answers } from '../../../support/fakeConnection.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

const node: NodeRef = {
  connectionId: 'fake@eu-central-1',
  id: 'i-1',
  name: 'web',
  platform: 'Linux',
  online: true,
  production: false,
};

const tagged = (Value: string): Answers => ({
  DescribeInstances: () => ({
    Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value }] }] }],
  }),
  ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value }] }),
});

function aJudge(answers: Answers = {}, profiles: readonly string[] = ['*prod*']) {
  const clock = new ManualClock();
  const scope = new AbortScope();
  const patterns = () => ({ tags: ['Environment=Production'], profiles });
  const judge = new ProductionJudge({ patterns, clock, log: silentLog, signal: scope.signal });
  return { judge, clock, scope, connection: new FakeConnection(answers) };
}

function throws(error: unknown): Answers {
  return {
    DescribeInstances: () => {
      throw error;
    },
  };
}

describe('whether a node is production', () => {
  it('is known from its tags, of an instance and of a hybrid node', async () => {
    for (const id of ['i-1', 'mi-1']) {
      const { judge, connection } = aJudge(tagged('production'));
      assert.deepEqual(await judge.judged({ ...node, id }, connection), { ...node, id, production: true });
    }
    const { judge, connection } = aJudge(tagged('dev'));
    assert.deepEqual(await judge.judged(node, connection), node);
  });

  it('is known without a call where the caller knows, or the profile says it', async () => {
    const { judge, connection } = aJudge();
    assert.equal((await judge.judged({ ...node, production: true }, connection)).production, true);
    const named = new FakeConnection({}, { profile: 'acme-prod' });
    assert.equal((await judge.judged(node, named)).production, true);
    assert.deepEqual([connection.calls.length, named.calls.length], [0, 0]);
  });

  it('is in doubt of a container, whose tags Systems Manager does not know, unless the profile says it', async () => {
    const { judge, connection } = aJudge();
    const container = await judge.judged({ ...node, id: 'ecs:shop_0_0' }, connection);
    assert.deepEqual([container.production, connection.calls.length], [false, 0]);
    assert.match(container.doubt ?? '', /tags/);
    const named = new FakeConnection({}, { profile: 'acme-prod' });
    const known = await judge.judged({ ...node, id: 'ecs:shop_0_0' }, named);
    assert.deepEqual([known.production, known.doubt], [true, undefined]);
  });

  it('is in doubt, with the missing permission, where tags cannot be read', async () => {
    const denied = new AppError('denied', 'Denied.', { action: 'ec2:DescribeInstances' });
    const { judge, connection } = aJudge(throws(denied));
    const judged = await judge.judged(node, connection);
    assert.deepEqual(
      [judged.production, judged.doubt],
      [false, 'the IAM action ec2:DescribeInstances is missing'],
    );
  });

  it('is in doubt with what AWS said, as one line of text', async () => {
    const { judge, connection } = aJudge(throws(new AppError('throttled', 'Slow\u001b[2J\ndown.')));
    const { doubt = '' } = await judge.judged(node, connection);
    assert.match(doubt, /^Slow.*down$/);
    assert.ok(!doubt.includes('\u001b') && !doubt.includes('\n'), doubt);
  });

  it('is asked again, and the doubt is gone when it is answered', async () => {
    const { judge, connection } = aJudge(tagged('dev'));
    assert.deepEqual(await judge.judged({ ...node, doubt: 'Denied' } as NodeRef, connection), node);
  });

  it('is in doubt when AWS takes too long: a terminal does not wait for ever', async () => {
    const { judge, connection, clock } = aJudge({
      DescribeInstances: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    });
    const judged = judge.judged(node, connection);
    await settle();
    await clock.advance(5000);
    assert.match((await judged).doubt ?? '', /in time/);
  });

  it('is nobody’s question any more when the window closes', async () => {
    const { judge, connection, scope } = aJudge(throws(new AppError('network', 'No network.')));
    const judged = judge.judged(node, connection);
    scope.dispose();
    await assert.rejects(judged, { kind: 'cancelled' });
  });
});
