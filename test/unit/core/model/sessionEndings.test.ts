import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sessionEndings, whyNotConnected } from '../../../../src/core/model/sessionEndings.ts';

it('say what the peer said as text, and what to do about it', () => {
  assert.equal(
    sessionEndings.refused('web-1 (i-1)', 'The key is \u001b[31mdisabled.'),
    'The session with web-1 (i-1) could not be set up. The key is [31mdisabled.',
  );
  assert.match(
    sessionEndings.unreachable('refused by the proxy.'),
    /could not be opened: refused by the proxy\. Check that this computer reaches the ssmmessages endpoint/,
  );
});

it('§4 leave out the line of dashes above the agent’s failures', () => {
  assert.equal(sessionEndings.closed('----------ERROR-------\nNo such user.\u0007'), 'No such user.');
  assert.equal(sessionEndings.closed('-- ERROR is mine'), '-- ERROR is mine');
  assert.equal(sessionEndings.closed(''), '');
});

it('name what a target lacks that is not connected: hybrid nodes and containers have no instance profile', () => {
  assert.match(whyNotConnected('i-0123456789abcdef0'), /its instance profile does not allow ssmmessages/);
  assert.match(whyNotConnected('mi-0123456789abcdef0'), /the IAM role of its activation does not allow/);
  assert.match(whyNotConnected('ecs:c_t_r'), /ECS Exec \(enableExecuteCommand\), its task role/);
});
