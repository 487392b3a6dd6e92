import assert from 'node:assert/strict';
import { it } from 'node:test';
import { commonPort } from '../../../../src/features/tunnels/commonPort.ts';

it('ports for administrators have a usual other; the rest stay', () => {
  assert.deepEqual([80, 443, 1023, 1024, 5432].map(commonPort), [8080, 8443, 9023, 1024, 5432]);
});
