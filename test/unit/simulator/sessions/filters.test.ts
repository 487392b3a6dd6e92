import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFilters } from '../../../../src/simulator/sessions/filters.ts';
import { Session } from '../../../../src/simulator/sessions/session.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testLuck } from '../support/luck.ts';
import { fakePrograms } from '../support/programs.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { testPlan, testKms } from '../support/sessions.ts';
import { fakeTerminals } from '../support/terminal.ts';

const startedAt = Date.parse('2026-01-15T08:00:00Z');

function session(): Session {
  const plan = testPlan({ idleMs: 60_000 });
  const head = { id: 'ops-1', serial: 1, node: testNode(), plan, owner: 'arn:me', reason: '', startedAt };
  const clock = new ManualClock();
  return new Session(head, {
    clock,
    terminals: fakeTerminals(),
    programs: fakePrograms(),
    network: testNetwork(),
    keys: testKms(),
    luck: testLuck(),
  });
}

const holds = (key: string, value: string, State = 'Active'): boolean =>
  parseFilters({ State, Filters: [{ key, value }] })(session());

function codeOf(key: string, value: string): string {
  try {
    parseFilters({ State: 'Active', Filters: [{ key, value }] });
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('the state of DescribeSessions', () => {
  it('parts what goes on from what is over', () => {
    const one = session();
    assert.equal(parseFilters({ State: 'Active' })(one), true);
    assert.equal(parseFilters({ State: 'History' })(one), false);
    one.terminate();
    assert.equal(parseFilters({ State: 'Active' })(one), false);
    assert.equal(parseFilters({ State: 'History' })(one), true);
  });
});

describe('the filters of DescribeSessions', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['InvokedAfter', '2026-01-15T08:00:00Z', true],
    ['InvokedAfter', '2026-01-15T08:00:00.001Z', false],
    ['InvokedBefore', '2026-01-15T08:00:00Z', false],
    ['InvokedBefore', '2026-01-15T08:00:01Z', true],
    ['InvokedAfter', '2026-01-15T09:00:00+01:00', true],
    ['Target', testNode().id, true],
    ['Target', testNode().id.toUpperCase(), false],
    ['Target', testNode().name, false],
    ['Owner', 'arn:me', true],
    ['Owner', 'arn:', false],
    ['Status', 'Connecting', true],
    ['Status', 'connecting', false],
    ['SessionId', 'ops-1', true],
    ['SessionId', 'ops', false],
    ['AccessType', 'Standard', true],
    ['AccessType', 'JustInTime', false],
  ];
  for (const [key, value, expected] of cases) {
    it(`${expected ? 'keep' : 'leave out'} a session for ${key} ${value}`, () =>
      assert.equal(holds(key, value), expected));
  }

  it('all have to hold', () => {
    const both = (owner: string): boolean =>
      parseFilters({
        State: 'Active',
        Filters: [
          { key: 'SessionId', value: 'ops-1' },
          { key: 'Owner', value: owner },
        ],
      })(session());
    assert.deepEqual([both('arn:me'), both('arn:you')], [true, false]);
  });

  it('do not find in the history what goes on', () => {
    assert.equal(holds('SessionId', 'ops-1', 'History'), false);
  });

  it('are refused when there is no such key, whatever it is called', () => {
    for (const key of ['Name', 'target', 'constructor', '__proto__']) {
      assert.equal(codeOf(key, 'x'), 'InvalidFilterKey', key);
    }
  });

  it('are refused when a time is none', () => {
    for (const value of ['soon', '2026-13-45T00:00:00Z', '{{ now }}']) {
      assert.equal(codeOf('InvokedAfter', value), 'ValidationException', value);
      assert.equal(codeOf('InvokedBefore', value), 'ValidationException', value);
    }
  });
});
