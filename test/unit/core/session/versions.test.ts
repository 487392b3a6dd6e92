import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  defaultClientVersion,
  isNewerThan,
  terminateFlagVersion,
} from '../../../../src/core/session/versions.ts';

it('calls itself a version that passes every gate of the agent (§9)', () => {
  for (const gate of ['1.1.69.9', '1.2.331.0', '1.2.295.0', '1.2.338.9']) {
    assert.ok(isNewerThan(defaultClientVersion, gate), gate);
  }
});

it('compares numbers, not text, and strictly', () => {
  assert.ok(isNewerThan('2.3.1000.0', terminateFlagVersion));
  assert.ok(isNewerThan('3.0.0.0', terminateFlagVersion));
  assert.ok(!isNewerThan('2.3.722.0', terminateFlagVersion));
  assert.ok(!isNewerThan('2.3.99.0', terminateFlagVersion));
});

it('is closed for anything but four dotted numbers', () => {
  for (const version of ['', '3.1', '3.1.1.1.1', '3.1.x.0', 'v3.1.1.1', '3.1.1.1-rc']) {
    assert.ok(!isNewerThan(version, terminateFlagVersion), version);
  }
});
