import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionPhase } from '../../../../src/core/session/live/phase.ts';
import { Notices, titleOf } from '../../../../src/features/sessions/view.ts';
import type { NodeRef } from '../../../../src/core/model/refs.ts';

const node: NodeRef = {
  connectionId: 'c',
  id: 'i-1',
  name: 'web\u001b]0;evil\u0007',
  platform: 'Linux',
  online: true,
  production: false,
};
const connected: SessionPhase = { kind: 'connected' };
const lost = (attempt: number, cause = 'Bye'): SessionPhase => ({ kind: 'reconnecting', attempt, cause });

describe('the title', () => {
  it('is the node’s name, without what could steer the terminal', () => {
    assert.equal(titleOf(node, connected, false), 'web ]0;evil');
    assert.equal(titleOf({ ...node, name: '' }, connected, false), 'i-1');
  });

  it('says when the node does not answer, when it reconnects and when it is over', () => {
    const plain = { ...node, name: 'web' };
    assert.equal(titleOf(plain, connected, true), 'web (not answering)');
    assert.equal(titleOf(plain, lost(1), false), 'web (reconnecting)');
    const ended: SessionPhase = { kind: 'ended', ending: { kind: 'gone', text: '' } };
    assert.equal(titleOf(plain, ended, true), 'web (ended)');
  });
});

describe('notices', () => {
  it('say at the start where this terminal leads', () => {
    const text = new Notices(node, 'prod@eu-central-1\u001b[2J').of({ kind: 'starting' });
    assert.match(text, /Starting a session on web \]0;evil \(i-1\), prod@eu-central-1 \[2J/);
    assert.match(text, /\r\n$/);
  });

  it('say nothing of connecting, nor of a loss that is mended at the first attempt', () => {
    const notices = new Notices(node, 'p');
    const phases: SessionPhase[] = [{ kind: 'connecting' }, connected, lost(1), connected];
    assert.deepEqual(phases.map((phase) => notices.of(phase)).join(''), '');
  });

  it('say a longer loss once, again when its cause changes, and that it is over', () => {
    const notices = new Notices(node, 'p');
    assert.match(notices.of(lost(2)), /Connection lost: Bye\./);
    assert.equal(notices.of(lost(3)), '');
    assert.match(notices.of(lost(4, 'Expired')), /Connection lost: Expired\./);
    assert.match(notices.of(connected), /Connected again\./);
    assert.equal(notices.of(connected), '');
    assert.match(notices.of(lost(2)), /Connection lost/);
  });

  it('end by giving back the screen, the mouse and the cursor, and tell how to close', () => {
    const text = new Notices(node, 'p').of({ kind: 'ended', ending: { kind: 'closed', text: 'Idle.' } });
    for (const sequence of [
      '\u001b[?1049l',
      '\u001b[?1000l',
      '\u001b[?1003l',
      '\u001b[?2004l',
      '\u001b[?25h',
    ]) {
      assert.ok(text.includes(sequence));
    }
    assert.ok(text.indexOf('\u001b[?1049l') < text.indexOf('Idle.'));
    assert.ok(
      text.startsWith('\u001b7'),
      'or leaving an alternate screen that is not shown moves the cursor up',
    );
    assert.match(text, /Press Enter to close/);
  });

  it('start every line at the left: no line feed without its carriage return', () => {
    const notices = new Notices(node, 'p');
    const all: SessionPhase[] = [
      { kind: 'starting' },
      lost(2),
      connected,
      { kind: 'ended', ending: { kind: 'gone', text: '' } },
    ];
    for (const phase of all) assert.ok(!/(?<!\r)\n/.test(notices.of(phase)));
  });
});
