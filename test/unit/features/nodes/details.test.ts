import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import { NodeDetails } from '../../../../src/features/nodes/details.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { fleetAnswers, property } from '../../../support/fakeFleet.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const fleet = Array.from({ length: 300 }, (_, index) => property(index));
const ids = fleet.map((node) => node.InstanceId ?? '');

function made(): { details: NodeDetails; clock: ManualClock; connection: FakeConnection; heard: string[] } {
  const clock = new ManualClock();
  const connection = new FakeConnection(fleetAnswers(fleet, []));
  const details = new NodeDetails(clock, silentLog);
  const heard: string[] = [];
  details.onDidChange((changed) => heard.push(...changed));
  details.reset(connection);
  return { details, clock, connection, heard };
}

test('a screen of rows costs one call', async () => {
  const { details, clock, connection, heard } = made();
  for (const id of ids.slice(0, 40)) details.want(id);
  await clock.advance(1000);
  assert.equal(connection.count('DescribeInstanceInformation'), 1);
  assert.equal(heard.length, 40);
  assert.equal(details.get(ids[0] ?? '')?.isLatest, false);
});

test('more rows go in batches of 50, one after another', async () => {
  const { details, clock, connection } = made();
  for (const id of ids.slice(0, 120)) details.want(id);
  await clock.advance(1000);
  assert.equal(connection.count('DescribeInstanceInformation'), 3);
});

test('a row that is seen again costs nothing', async () => {
  const { details, clock, connection } = made();
  details.want(ids[0] ?? '');
  await clock.advance(1000);
  details.want(ids[0] ?? '');
  await clock.advance(1000);
  assert.equal(connection.count('DescribeInstanceInformation'), 1);
});

test('a node that AWS does not answer for is not asked for again', async () => {
  const { details, clock, connection } = made();
  details.want('i-gone');
  await clock.advance(1000);
  details.want('i-gone');
  await clock.advance(1000);
  assert.equal(connection.count('DescribeInstanceInformation'), 1);
  assert.equal(details.get('i-gone'), undefined);
});

test('while the list loads nothing is asked for', async () => {
  const { details, clock, connection } = made();
  details.pause(true);
  details.want(ids[0] ?? '');
  await clock.advance(10_000);
  assert.equal(connection.calls.length, 0);
  details.pause(false);
  await clock.advance(1000);
  assert.equal(connection.calls.length, 1);
});

test('a pause that comes between asking and calling holds too', async () => {
  const { details, clock, connection } = made();
  details.want(ids[0] ?? '');
  details.pause(true);
  await clock.advance(1000);
  assert.equal(connection.calls.length, 0);
  details.pause(false);
  await clock.advance(1000);
  assert.equal(connection.calls.length, 1);
});

test('a denial is logged once and asked no more until the next refresh', async () => {
  const clock = new ManualClock();
  const warnings: string[] = [];
  const details = new NodeDetails(clock, { ...silentLog, warn: (text) => warnings.push(text) });
  const connection = new FakeConnection({
    DescribeInstanceInformation: () => {
      throw new AppError('denied', 'Denied.');
    },
  });
  details.reset(connection);
  details.want('i-1');
  await clock.advance(1000);
  details.want('i-2');
  await clock.advance(1000);
  assert.deepEqual(warnings, ['Agent versions are not shown: Denied.']);
  assert.equal(connection.calls.length, 1);
  details.reset(connection);
  details.want('i-1');
  await clock.advance(1000);
  assert.equal(connection.calls.length, 2);
});

test('an answer for an earlier connection is dropped', async () => {
  const { details, clock, heard, connection } = made();
  let answer: (() => void) | undefined;
  connection.answer({
    DescribeInstanceInformation: () =>
      new Promise((resolve) => {
        answer = () => resolve({ InstanceInformationList: [{ InstanceId: 'i-1', IsLatestVersion: false }] });
      }),
  });
  details.want('i-1');
  await clock.advance(1000);
  details.reset(new FakeConnection(fleetAnswers([], []), { profile: 'other' }));
  answer?.();
  await clock.advance(1000);
  assert.deepEqual(heard, []);
  assert.equal(details.get('i-1'), undefined);
});

test('disposing leaves no timer', () => {
  const { details, clock } = made();
  details.want(ids[0] ?? '');
  details.dispose();
  assert.equal(clock.pending, 0);
});
