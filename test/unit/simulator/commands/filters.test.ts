import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFilters, type Filtered } from '../../../../src/simulator/commands/filters.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

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

function codeOf(key: string, value: string, of: 'commands' | 'invocations' = 'commands'): string {
  try {
    parseFilters({ Filters: [{ key, value }] }, of);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('a filter of commands', () => {
  const cases: readonly (readonly [key: string, value: string, expected: boolean])[] = [
    ['DocumentName', 'AWS-RunShellScript', true],
    ['DocumentName', 'AWS-Run', false],
    ['DocumentName', 'aws-runshellscript', false],
    ['ExecutionStage', 'Complete', true],
    ['ExecutionStage', 'Executing', false],
    ['Status', 'timedout', false],
    ['Status', 'Success', false],
    ['InvokedAfter', '2026-01-15T09:00:00+01:00', true],
    ['InvokedBefore', '2026-01-15T09:00:01+01:00', true],
    ['InvokedAfter', '2026-01-15', true],
  ];
  for (const [key, value, expected] of cases) {
    it(`${key} ${value} ${expected ? 'keeps' : 'leaves out'} the command`, () =>
      assert.equal(holds(key, value), expected));
  }

  it('has to hold together with every other', () => {
    const both = (document: string): boolean =>
      parseFilters(
        {
          Filters: [
            { key: 'Status', value: 'TimedOut' },
            { key: 'DocumentName', value: document },
          ],
        },
        'invocations',
      )(item);
    assert.deepEqual([both('AWS-RunShellScript'), both('other')], [true, false]);
  });

  it('is refused when nobody knows it', () => {
    for (const key of ['Name', 'status', 'constructor', '__proto__', 'InstanceId'])
      assert.equal(codeOf(key, 'x'), 'InvalidFilterKey', key);
  });

  it('on the stage is for commands only, and has two values', () => {
    assert.equal(codeOf('ExecutionStage', 'Complete', 'invocations'), 'InvalidFilterKey');
    assert.equal(codeOf('ExecutionStage', 'complete'), 'ValidationException');
    assert.equal(codeOf('ExecutionStage', ''), 'ValidationException');
  });

  it('on a time needs one', () => {
    for (const key of ['InvokedAfter', 'InvokedBefore'])
      for (const value of ['', 'yesterday', '2026-02-31T25:00:00Z', '{{ now }}'])
        assert.equal(codeOf(key, value), 'ValidationException', `${key} ${value}`);
  });
});
