import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFilters, type Filtered } from '../../../../src/simulator/commands/filters.ts';

const item: Filtered = {
  requestedAt: Date.parse('2026-01-15T08:00:00Z'),
  status: 'TimedOut',
  detail: 'DeliveryTimedOut',
  documentName: 'AWS-RunShellScript',
  isComplete: true,
};

const holds = (key: string, value: string): boolean =>
  parseFilters({ Filters: [{ key, value }] }, 'commands')(item);

describe('filters of commands', () => {
  it('let everything through when there are none', () => {
    assert.equal(parseFilters({}, 'invocations')(item), true);
  });

  it('take the time as from, inclusive, and until, exclusive', () => {
    assert.equal(holds('InvokedAfter', '2026-01-15T08:00:00Z'), true);
    assert.equal(holds('InvokedBefore', '2026-01-15T08:00:00Z'), false);
    assert.equal(holds('InvokedBefore', '2026-01-15T08:00:00.001Z'), true);
    assert.equal(holds('InvokedAfter', '2026-01-16'), false);
  });

  it('find a status by its short and by its long name', () => {
    assert.equal(holds('Status', 'TimedOut'), true);
    assert.equal(holds('Status', 'DeliveryTimedOut'), true);
    assert.equal(holds('Status', 'ExecutionTimedOut'), false);
  });
});
