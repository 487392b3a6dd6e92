import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  fateOf,
  isJustEnded,
  openSessionOf,
  parseWindowSessions,
} from '../../../../../src/features/sessions/left/openSession.ts';
import { aSession } from '../../../../support/session/leftScene.ts';

const now = 1_700_000_000_000;
const minute = 60_000;
const hour = 60 * minute;

describe('what is remembered of a session', () => {
  const node = { id: 'i-1', name: 'web' };

  it('names it and opens it again', () => {
    const spec = { profile: 'ops', region: 'eu-west-1', endpoint: 'https://ssm.example', useFips: true };
    const choice = { documentName: 'My-Login', reason: 'ticket 7' };
    assert.deepEqual(openSessionOf('s-1', { node, connection: { spec }, choice }, now), {
      sessionId: 's-1',
      nodeId: 'i-1',
      nodeName: 'web',
      place: spec,
      documentName: 'My-Login',
      isRepeatable: true,
      startedAt: now,
    });
  });

  it('holds neither credentials nor parameters, and says that those cannot be repeated', () => {
    const credentials = { accessKeyId: 'key', secretAccessKey: 'hunter2' };
    const choice = { parameters: { password: ['hunter2'] } };
    const kept = openSessionOf('s-1', { node, connection: { spec: { credentials } }, choice }, now);
    assert.doesNotMatch(JSON.stringify(kept), /hunter2|key/);
    assert.equal(kept.isRepeatable, false);
    assert.deepEqual(kept.place, {});
  });

  it('is not repeated by itself when it is a task', () => {
    const kept = openSessionOf('s-1', { node, connection: { spec: {} }, isTask: true }, now);
    assert.equal(kept.isRepeatable, false);
  });
});

describe('a record that is read', () => {
  it('is as it was written', () => {
    const content = { window: 'w', sessions: [aSession('1'), aSession('2', { endedAt: now, place: {} })] };
    assert.deepEqual(parseWindowSessions(JSON.parse(JSON.stringify(content))), content);
  });

  it('is none when anything in it is not what it should be', () => {
    const session = aSession('1');
    const bad: readonly unknown[] = [
      undefined,
      'text',
      [],
      { sessions: [] },
      { window: 'w' },
      { window: 'w', sessions: [{ ...session, sessionId: 7 }] },
      { window: 'w', sessions: [{ ...session, startedAt: 'today' }] },
      { window: 'w', sessions: [{ ...session, endedAt: null }] },
      { window: 'w', sessions: [{ ...session, place: { region: 1 } }] },
      { window: 'w', sessions: [{ ...session, place: undefined }] },
    ];
    for (const each of bad) assert.equal(parseWindowSessions(each), undefined, JSON.stringify(each));
  });
});

describe('what became of the sessions of a window that is gone', () => {
  it('is told of those that it has ended in the last two minutes, and of those that nobody ended', () => {
    const ended = aSession('ended', { endedAt: now - minute });
    const before = aSession('before', { endedAt: now - 3 * minute });
    const left = aSession('left', { startedAt: now - 23 * hour });
    const old = aSession('old', { startedAt: now - 25 * hour });
    assert.deepEqual(fateOf([ended, before, left, old], now), { ended: [ended], left: [left] });
  });

  it('is just known when two minutes have not passed', () => {
    assert.equal(isJustEnded({ endedAt: now - 2 * minute }, now), true);
    assert.equal(isJustEnded({ endedAt: now - 2 * minute - 1 }, now), false);
    assert.equal(isJustEnded({}, now), false);
  });
});
