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
  assert.ok(!lists.setActive(at(5, 4)), 'an answer that is behind brings nobody back');
  assert.deepEqual(ids(lists), ['s5', 's4 s3']);
  assert.equal(lists.size, 3);
});

test('it is told when one of before has gone', () => {
  const lists = new SessionLists();
  assert.ok(!lists.setActive(at(5, 4)));
  assert.ok(!lists.setActive(at(6, 5, 4)));
  assert.ok(lists.setActive(at(6)));
});

test('what was loaded further down stays when the newest page is read anew', () => {
  const lists = new SessionLists();
  lists.setPast({ sessions: at(9, 8), next: '2' });
  lists.addPast({ sessions: at(8, 7, 6), next: '3' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s9 s8 s7 s6', '3']);
  lists.setPast({ sessions: at(10, 9), next: '2' });
  assert.deepEqual([ids(lists)[1], lists.next], ['s10 s9 s8 s7 s6', '3']);
  lists.setPast({ sessions: at(10) });
  assert.deepEqual([ids(lists)[1], lists.next], ['s10', undefined], 'there is no more than this');
});

test('a session is found wherever it stands, and nowhere after another connection', () => {
  const lists = new SessionLists();
  lists.setActive(at(5));
  lists.setPast({ sessions: at(4), next: '2' });
  assert.equal(lists.find('s4')?.id, 's4');
  assert.equal(lists.find('s5')?.id, 's5');
  lists.clear();
  assert.deepEqual([lists.size, lists.next, lists.find('s5')], [0, undefined, undefined]);
});
