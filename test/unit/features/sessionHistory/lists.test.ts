import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SessionLists } from '../../../../src/features/sessionHistory/lists.ts';
import type { ListedSession } from '../../../../src/features/sessionHistory/session.ts';
import { aSession } from '../../../support/listedSessions.ts';

/** Sessions by the minute in which they began. */
function at(...minutes: readonly number[]): readonly ListedSession[] {
  return minutes.map((minute) => aSession({ id: `s${String(minute)}`, startedAt: minute * 60_000 }));
}

function ids(lists: SessionLists): readonly [string, string] {
  const of = (sessions: readonly ListedSession[]): string => sessions.map(({ id }) => id).join(' ');
  return [of(lists.active), of(lists.past)];
}

test('a session that has ended between the two calls is over', () => {
  const lists = new SessionLists();
  lists.setActive(at(5, 4));
  lists.setPast({ sessions: at(4, 3) });
  assert.deepEqual(ids(lists), ['s5', 's4 s3']);
  lists.setActive(at(5, 4));
  assert.ok(!lists.hasGone, 'an answer that is behind brings nobody back');
  assert.deepEqual(ids(lists), ['s5', 's4 s3']);
  assert.equal(lists.size, 3);
});

test('one of before has gone until the past has it', () => {
  const lists = new SessionLists();
  lists.setActive(at(5, 4));
  lists.setActive(at(6, 5, 4));
  assert.ok(!lists.hasGone);
  lists.setActive(at(6));
  assert.ok(lists.hasGone);
  lists.setPast({ sessions: at(5) });
  assert.ok(lists.hasGone, 'the service is behind with the other');
  lists.setActive(at(6, 4));
  assert.ok(!lists.hasGone, 'it was not over');
  lists.setActive(at(6));
  lists.setPast({ sessions: at(5, 4) });
  assert.ok(!lists.hasGone);
});

test('one that the past never has is looked for five times, and forgotten', () => {
  const lists = new SessionLists();
  lists.setActive(at(5));
  lists.setActive([]);
  for (let reading = 1; reading <= 5; reading++) {
    assert.ok(lists.hasGone, String(reading));
    lists.setPast({ sessions: at(1) });
  }
  assert.ok(!lists.hasGone);
});

test('who is there shows page by page, and nobody has gone by that', () => {
  const lists = new SessionLists();
  lists.setActive(at(5, 3));
  lists.setPast({ sessions: at(1) });
  lists.addActive(at(7, 1));
  lists.addActive([aSession({ id: 's3', startedAt: 3 * 60_000, reason: 'newer' })]);
  assert.deepEqual([...ids(lists), lists.hasGone], ['s7 s5 s3', 's1', false]);
  assert.equal(lists.find('s3')?.reason, 'newer');
});

test('what a service tells twice has one row: two of the same identity would be the end of the view', () => {
  const lists = new SessionLists();
  lists.setActive(at(9, 8, 9));
  lists.setPast({ sessions: at(5, 4, 5), next: '2' });
  lists.addPast('2', { sessions: at(4, 3, 3) });
  assert.deepEqual(ids(lists), ['s9 s8', 's5 s4 s3']);
});

test('what was loaded further down stays when the newest page is read anew', () => {
  const lists = new SessionLists();
  lists.setPast({ sessions: at(9, 8), next: '2' });
  lists.addPast('2', { sessions: at(8, 7, 6), next: '3' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s9 s8 s7 s6', '3']);
  lists.setPast({ sessions: at(10, 9), next: '2' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s10 s9 s8 s7 s6', '3']);
  lists.setPast({ sessions: at(10) });
  assert.deepEqual([ids(lists)[1], lists.next], ['s10', undefined], 'there is no more than this');
});

test('it stays too where the service does not order by the start', () => {
  const lists = new SessionLists();
  lists.setPast({ sessions: at(9, 8), next: '2' });
  lists.addPast('2', { sessions: at(7, 6), next: '3' });
  lists.setPast({ sessions: at(10, 9, 1), next: '2' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s10 s9 s1 s8 s7 s6', '3']);
});

test('where so many have ended that the newest page reaches nothing known, the list begins anew', () => {
  const lists = new SessionLists();
  lists.setPast({ sessions: at(9, 8), next: '2' });
  lists.addPast('2', { sessions: at(7, 6), next: '3' });
  lists.setPast({ sessions: at(20, 19), next: 'new' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s20 s19', 'new'], 'what lies between was never read');
  lists.addPast('3', { sessions: at(5), next: '4' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s20 s19', 'new'], 'a page of the list of before');
});

test('tokens that go round in circles are told, the row to try again stays, and a refresh begins anew', () => {
  const lists = new SessionLists();
  lists.setPast({ sessions: at(9), next: 'a' });
  lists.addPast('a', { sessions: at(8), next: 'b' });
  assert.throws(() => lists.addPast('b', { sessions: at(7), next: 'a' }), /same page token twice/);
  assert.throws(() => lists.addPast('b', { sessions: at(7), next: 'b' }), /same page token twice/);
  assert.deepEqual([ids(lists)[1], lists.next], ['s9 s8 s7', 'b']);
  lists.setPast({ sessions: at(9), next: 'a' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s9', 'a']);
  lists.addPast('a', { sessions: at(8), next: 'b' });
  assert.equal(lists.next, 'b');
});

test('a list whose token leads nowhere begins anew too', () => {
  const lists = new SessionLists();
  lists.setPast({ sessions: at(9), next: 'a' });
  lists.addPast('a', { sessions: at(8), next: 'expired' });
  lists.cut();
  assert.equal(ids(lists)[1], 's9 s8');
  lists.setPast({ sessions: at(9), next: 'b' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s9', 'b']);
});

test('a session is found wherever it stands, and nowhere after another connection', () => {
  const lists = new SessionLists();
  lists.setActive(at(5));
  lists.setPast({ sessions: at(4), next: '2' });
  assert.equal(lists.find('s4')?.id, 's4');
  assert.equal(lists.find('s5')?.id, 's5');
  lists.setActive([]);
  lists.clear();
  assert.deepEqual([lists.size, lists.next, lists.find('s5')], [0, undefined, undefined]);
  assert.deepEqual([lists.hasGone, lists.isRead], [false, false]);
});
