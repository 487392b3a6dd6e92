import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isMultiplexing,
  knowsErrorStream,
  needsNoKeepAlive,
} from '../../../../../src/simulator/sessions/handshake/versions.ts';

describe('the gates by client version (§9)', () => {
  it('multiplex from 1.1.70 on', () => {
    for (const version of ['1.1.70', '1.1.70.0', '1.1.70.1', '1.2.0.0', '2.0', '10.0.0.0']) {
      assert.equal(isMultiplexing(version), true, version);
    }
    for (const version of ['1.1.69.9', '1.1', '1.0.100.0', '0.9']) {
      assert.equal(isMultiplexing(version), false, version);
    }
  });

  it('leave keep-alives to clients newer than 1.2.331.0: one that says 1.2.0.0 loses idle tunnels', () => {
    assert.deepEqual(
      ['1.2.0.0', '1.2.331.0', '1.2.331', '1.2.331.1', '1.2.332.0', '1.2.707.0'].map(needsNoKeepAlive),
      [false, false, false, true, true, true],
    );
  });

  it('know that clients up to 1.2.295 show no errors apart', () => {
    assert.deepEqual(['1.2.295', '1.2.295.0', '1.2.295.1', '1.2.312.0'].map(knowsErrorStream), [
      false,
      false,
      true,
      true,
    ]);
  });

  it('take what is no version for the oldest', () => {
    for (const version of ['', 'x', '1..2', '1.2.x', '1.2.707.0-beta', ' 1.2.707.0', '-1.2']) {
      assert.deepEqual(
        [isMultiplexing(version), needsNoKeepAlive(version), knowsErrorStream(version)],
        [false, false, false],
        version,
      );
    }
  });
});
