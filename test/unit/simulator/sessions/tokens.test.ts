import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChannelTokens } from '../../../../src/simulator/sessions/tokens.ts';
import { ManualClock } from '../../../support/manualClock.ts';

describe('tokens of a channel', () => {
  it('open their own session, once', () => {
    const tokens = new ChannelTokens(new ManualClock());
    const token = tokens.issue('s-1');
    assert.ok(token.length >= 43 && token.length <= 300);
    assert.equal(tokens.redeem(token, 's-2'), false);
    assert.equal(tokens.redeem(`${token}x`, 's-1'), false);
    assert.equal(tokens.redeem('', 's-1'), false);
    assert.equal(tokens.redeem(token, 's-1'), true);
    assert.equal(tokens.redeem(token, 's-1'), false);
  });

  it('are valid for a minute', async () => {
    const clock = new ManualClock();
    const tokens = new ChannelTokens(clock);
    const early = tokens.issue('s-1');
    await clock.advance(59_999);
    assert.equal(tokens.redeem(early, 's-1'), true);
    const late = tokens.issue('s-1');
    await clock.advance(60_000);
    assert.equal(tokens.redeem(late, 's-1'), false);
  });

  it('are worth nothing once there is a newer one, or the session is over', () => {
    const tokens = new ChannelTokens(new ManualClock());
    const first = tokens.issue('s-1');
    const other = tokens.issue('s-2');
    const second = tokens.issue('s-1');
    assert.equal(tokens.redeem(first, 's-1'), false);
    tokens.revoke('s-1');
    assert.equal(tokens.redeem(second, 's-1'), false);
    assert.equal(tokens.redeem(other, 's-2'), true);
  });

  it('never repeat', () => {
    const tokens = new ChannelTokens(new ManualClock());
    assert.equal(new Set(Array.from({ length: 100 }, (_, index) => tokens.issue(String(index)))).size, 100);
  });
});
