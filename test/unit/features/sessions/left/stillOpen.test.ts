import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { stillOpen } from '../../../../../src/features/sessions/left/stillOpen.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';
import { aSession } from '../../../../support/session/leftScene.ts';

const { signal } = new AbortController();

describe('the sessions that the account still has', () => {
  it('are asked for by their ids, in the background', async () => {
    const priorities: unknown[] = [];
    const connection = new FakeConnection({
      DescribeSessions: ({ Filters = [] }, { priority }) => {
        priorities.push(priority);
        const SessionId = Filters[0]?.value ?? '';
        return { Sessions: SessionId === 's-2' ? [{ SessionId, Status: 'Connected' }] : [] };
      },
    });
    const open = await stillOpen(connection, [aSession('1'), aSession('2')], signal);
    assert.deepEqual(open, [aSession('2')]);
    assert.deepEqual(connection.inputs('DescribeSessions')[0], {
      State: 'Active',
      Filters: [{ key: 'SessionId', value: 's-1' }],
    });
    assert.deepEqual(priorities, ['background', 'background']);
  });

  it('may come after an empty page', async () => {
    const connection = new FakeConnection({
      DescribeSessions: ({ NextToken }) =>
        NextToken === undefined
          ? { Sessions: [], NextToken: 'more' }
          : { Sessions: [{ SessionId: 's-1', Status: 'Disconnected' }] },
    });
    assert.equal((await stillOpen(connection, [aSession('1')], signal)).length, 1);
  });

  it('are neither those that are just ending nor those of other ids', async () => {
    for (const Sessions of [
      [{ SessionId: 's-1', Status: 'Terminating' as const }],
      [{ SessionId: 's-1', Status: 'Terminated' as const }],
      [{ SessionId: 's-1', Status: 'Failed' as const }],
      [{ SessionId: 's-12', Status: 'Connected' as const }],
      undefined,
    ]) {
      const connection = new FakeConnection({
        DescribeSessions: () => (Sessions === undefined ? {} : { Sessions }),
      });
      assert.deepEqual(await stillOpen(connection, [aSession('1')], signal), []);
    }
  });

  it('are not known when the account does not say', async () => {
    const connection = new FakeConnection({
      DescribeSessions: () => {
        throw new AppError('expired', 'Expired.');
      },
    });
    await assert.rejects(stillOpen(connection, [aSession('1')], signal), { kind: 'expired' });
  });
});
