import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { Branch } from '../../../../src/features/documents/branch.ts';
import { documentFilter } from '../../../../src/features/documents/filter.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { catalogueAnswers, identifier } from '../../../support/fakeDocuments.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const all = documentFilter('');

async function loaded(connection: FakeConnection): Promise<{ branch: Branch; clock: ManualClock }> {
  const clock = new ManualClock();
  const branch = new Branch(clock, 'mine');
  branch.listing.use(connection);
  branch.listing.ensure();
  await clock.advance(1000);
  return { branch, clock };
}

const some = catalogueAnswers({
  Self: [
    identifier('Doc-10'),
    identifier('Doc-2'),
    identifier('Runbook', { DocumentType: 'Automation' }),
    identifier('Calendar', { DocumentType: 'ChangeCalendar', DocumentFormat: 'TEXT' }),
  ],
});

test('types that have something, in order, with their documents in natural order', async () => {
  const { branch } = await loaded(new FakeConnection(some));
  assert.deepEqual(
    branch.groups(all).map(({ type, documents }) => [type, documents.map((each) => each.name)]),
    [
      ['Automation', ['Runbook']],
      ['ChangeCalendar', ['Calendar']],
      ['Command', ['Doc-2', 'Doc-10']],
    ],
  );
});

test('a filter leaves no empty types behind', async () => {
  const { branch } = await loaded(new FakeConnection(some));
  assert.deepEqual(
    branch.groups(documentFilter('runbook')).map((group) => group.type),
    ['Automation'],
  );
});

test('a complete reload forgets what is gone, a failing one keeps it', async () => {
  const connection = new FakeConnection(some);
  const { branch, clock } = await loaded(connection);
  connection.answer({
    ListDocuments: () => {
      throw new AppError('network', 'No network.');
    },
  });
  branch.listing.refresh();
  branch.listing.ensure();
  await clock.advance(1000);
  assert.equal(branch.size, 4);
  connection.answer(catalogueAnswers({ Self: [identifier('Doc-2')] }));
  branch.listing.refresh();
  branch.listing.ensure();
  await clock.advance(1000);
  assert.equal(branch.size, 1);
  assert.equal(branch.get('Doc-2')?.type, 'Command');
  assert.equal(branch.get('Runbook'), undefined);
});
