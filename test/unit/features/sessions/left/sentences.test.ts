import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  askingFor,
  endedSentence,
  openSentence,
} from '../../../../../src/features/sessions/left/sentences.ts';
import { aSession } from '../../../../support/session/leftScene.ts';

const ops = { label: 'ops', region: 'eu-west-1' };
const shop = { label: 'shop\u001b[31m', region: 'eu-central-1' };

describe('what is said after a reload', () => {
  it('names the nodes whose sessions it has ended, each once', () => {
    assert.equal(
      endedSentence([aSession('1')]),
      'The window was reloaded or closed, which ended the session on web-1 (i-1).',
    );
    assert.equal(
      endedSentence([aSession('1'), aSession('2'), aSession('1')]),
      'The window was reloaded or closed, which ended the sessions on web-1 (i-1), web-2 (i-2).',
    );
  });

  it('says which of them will not come back by the button', () => {
    const task = aSession('2', { isRepeatable: false });
    assert.match(
      endedSentence([aSession('1'), task]),
      /Tasks and sessions with parameters \(web-2 \(i-2\)\) are not opened again\.$/,
    );
    assert.doesNotMatch(endedSentence([task]), /again/);
  });

  it('is text, whatever a node is called', () => {
    const said = endedSentence([aSession('1', { nodeName: 'a\u001b]0;b\u0007\nc' })]);
    for (const control of ['\u001b', '\u0007', '\n']) assert.ok(!said.includes(control));
  });
});

describe('what is said of sessions that nobody ended', () => {
  it('counts them, and names nodes and connections', () => {
    assert.equal(
      openSentence([{ connection: ops, sessions: [aSession('1')] }]),
      '1 session is still open after VS Code ended unexpectedly: web-1 (i-1) under ops · eu-west-1.',
    );
    const both = openSentence([
      { connection: ops, sessions: [aSession('1'), aSession('2')] },
      { connection: shop, sessions: [aSession('3')] },
    ]);
    assert.match(
      both,
      /^3 sessions are still open .*: web-1 \(i-1\), web-2 \(i-2\) under ops · eu-west-1; web-3/,
    );
    assert.ok(!both.includes('\u001b'));
  });

  it('completes “Could not” where the account did not answer', () => {
    assert.equal(
      askingFor([aSession('1')]),
      'learn whether the session on web-1 (i-1) is still open after VS Code ended unexpectedly',
    );
    assert.match(askingFor([aSession('1'), aSession('2')]), /the sessions on .* are still open/);
  });
});
