import { test } from 'node:test';
import assert from 'node:assert/strict';
import { terminateQuestion, type Doomed } from '../../../../src/features/sessionHistory/termination.ts';
import { shown } from '../../../support/listedSessions.ts';

const place = { label: 'acme', region: 'eu-central-1', production: false };
const start = Date.UTC(2026, 10, 20, 9, 0, 0);
const since = new Date(start).toLocaleTimeString();

function doomed(
  session: Parameters<typeof shown>[0] = {},
  facts: Partial<Omit<Doomed, 'session'>> = {},
): Doomed {
  return { ...shown(session, { nodeName: 'web-1' }), production: false, ...facts };
}

test('the question says whose session it is, on which node, and what ends', () => {
  const asked = terminateQuestion([doomed({ reason: 'incident\n4711' })], place, start);
  assert.equal(asked.question, 'Terminate alice’s session on web-1 (i-00000000000000001)?');
  assert.deepEqual(asked.detail.split('\n'), [
    'Owner: arn:aws:sts::111122223333:assumed-role/Operator/alice',
    `Session: alice-0a1b2c3d4e5f60718, connected since ${since}`,
    'Reason: incident 4711',
    '',
    'What runs in it ends with it.',
    'Under acme · eu-central-1.',
  ]);
  assert.deepEqual([asked.verb, asked.production], ['Terminate', undefined]);
});

test('several are named one by one', () => {
  const other = doomed({ id: 'bob-1', owner: 'arn:aws:iam::1:user/bob' }, { nodeName: 'db', isHeld: true });
  const { question, detail } = terminateQuestion([doomed(), other], place, start);
  assert.equal(question, 'Terminate 2 sessions?');
  assert.match(detail, /^alice’s session on web-1 \(i-0+1\)\nOwner:/);
  assert.match(detail, /\n\nbob’s session on db \(i-0+1\)\nOwner: arn:aws:iam::1:user\/bob\n/);
  assert.match(detail, /open in a terminal of this window/);
});

test('of many there is a line each, and of the rest whose they are: the buttons stay on the screen', () => {
  const others = Array.from({ length: 200 }, (_, index) => {
    const owner = `arn:aws:iam::1:user/user${String(index % 30)}`;
    const target = `i-${String(index)}`;
    return doomed({ id: `s${String(index)}`, owner, target }, { nodeName: '', production: undefined });
  });
  const first = doomed({ reason: 'incident\n4711' }, { isHeld: true, production: true });
  const lines = terminateQuestion([first, ...others], place, start).detail.split('\n');
  assert.equal(
    lines[0],
    `alice’s session on web-1 (i-00000000000000001) since ${since} · incident 4711 · open in this window`,
  );
  assert.equal(
    lines[12],
    'and 189 more sessions: user11’s, user12’s, user13’s, user14’s, user15’s and 25 more',
  );
  assert.match(lines[15] ?? '', /tags could not be read of: i-0, i-1, i-2, i-3, i-4 and 195 more\.$/);
  assert.equal(lines.length, 17);
  const [one = first, two = first, three = first] = others;
  const four = terminateQuestion([first, one, two, three], place, start).detail.split('\n');
  assert.equal(four[3], `user2’s session on i-2 since ${since}`);
  assert.equal(four[4], '');
});

test('production asks twice: by the tags of the node, or by the profile', () => {
  const tagged = terminateQuestion([doomed({}, { production: true })], place, start);
  assert.equal(tagged.production, 'web-1 (i-00000000000000001) is tagged as production.');
  const again = doomed({ id: 'b' }, { production: true });
  const elsewhere = doomed({ id: 'c', target: 'i-2' }, { nodeName: 'db', production: true });
  const one = terminateQuestion([again, doomed({}, { production: true })], place, start);
  assert.equal(one.production, tagged.production, 'a node is named once');
  const both = terminateQuestion([again, elsewhere], place, start);
  assert.equal(both.production, 'web-1 (i-00000000000000001), db (i-2) are tagged as production.');
  const profile = terminateQuestion([doomed()], { ...place, production: true }, start);
  assert.equal(profile.production, 'acme is marked as production.');
});

test('tags that could not be read are said to be unknown', () => {
  const { detail, production } = terminateQuestion([doomed({}, { production: undefined })], place, start);
  assert.match(detail, /is not known, because the tags could not be read of: web-1/);
  assert.equal(production, undefined);
});

test('nobody’s session without a time is still asked about', () => {
  const { question, detail } = terminateQuestion([doomed({ owner: '', startedAt: undefined })], place, start);
  assert.match(question, /^Terminate somebody’s session/);
  assert.match(detail, /^Owner: unknown\nSession: \S+, connected\n/);
});
