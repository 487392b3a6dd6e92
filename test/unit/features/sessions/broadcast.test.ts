import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../../../src/core/base/event.ts';
import type { SessionPhase } from '../../../../src/core/session/live/phase.ts';
import { BroadcastGroup, type BroadcastMember } from '../../../../src/features/sessions/broadcast.ts';
import type { SessionOutcome } from '../../../../src/features/sessions/outcome.ts';
import { noMarks } from '../../../../src/features/sessions/view.ts';

const ending = { kind: 'closed', text: '' } as const;

class Member implements BroadcastMember {
  readonly #ended = new Emitter<SessionOutcome>();
  readonly onDidEnd = this.#ended.event;
  phase: SessionPhase = { kind: 'connected' };
  marks = noMarks;
  typed = '';

  type(text: string): void {
    this.typed += text;
  }

  mark(marks: Partial<typeof noMarks>): void {
    this.marks = { ...this.marks, ...marks };
  }

  end(): void {
    this.phase = { kind: 'ended', ending };
    this.#ended.fire({ ending, type: undefined, exitCode: undefined });
  }
}

function aGroup(): { group: BroadcastGroup; one: Member; two: Member; three: Member; all: Member[] } {
  const [one, two, three] = [new Member(), new Member(), new Member()];
  return { group: new BroadcastGroup([one, two, three]), one, two, three, all: [one, two, three] };
}

describe('terminals that were opened together', () => {
  it('are typed into one by one at first', () => {
    const { group, one, two } = aGroup();
    group.typed(one, 'ls\r');
    assert.deepEqual([group.isOn, two.typed, two.marks.broadcasting], [false, '', false]);
  });

  it('all get what is typed into one, which has it already', () => {
    const { group, one, two, three, all } = aGroup();
    assert.ok(group.turnOn());
    group.typed(two, 'ls\r');
    assert.deepEqual([one.typed, two.typed, three.typed], ['ls\r', '', 'ls\r']);
    assert.ok(all.every(({ marks }) => marks.broadcasting));
  });

  it('do not get what a terminal says by itself: answers of one would be keys of the others', () => {
    const { group, one, two } = aGroup();
    group.turnOn();
    for (const report of ['\u001b[12;40R', '\u001b[I', '\u001b[?1;2c']) group.typed(one, report);
    assert.equal(two.typed, '');
  });

  it('are typed into one by one again, without signs', () => {
    const { group, one, two, all } = aGroup();
    group.turnOn();
    group.turnOff();
    group.typed(one, 'x');
    assert.equal(two.typed, '');
    assert.ok(all.every(({ marks }) => !marks.broadcasting));
  });

  it('do without one that has ended, whose Enter closes only itself', () => {
    const { group, one, two, three } = aGroup();
    group.turnOn();
    one.end();
    group.typed(one, '\r');
    group.typed(two, 'ls\r');
    assert.deepEqual([one.typed, two.typed, three.typed], ['', '', 'ls\r']);
    assert.equal(one.marks.broadcasting, false);
    assert.equal(group.size, 2);
  });

  it('do without one that was started again, until it is turned on anew', () => {
    const { group, one, two } = aGroup();
    group.turnOn();
    one.end();
    one.phase = { kind: 'connected' };
    group.typed(two, 'a');
    assert.equal(one.typed, '');
    group.turnOff();
    group.turnOn();
    group.typed(two, 'b');
    assert.equal(one.typed, 'b');
  });

  it('are off when fewer than two are left', () => {
    const { group, one, two, three } = aGroup();
    group.turnOn();
    one.end();
    group.remove(two);
    assert.deepEqual([group.isOn, three.marks.broadcasting], [false, false]);
    assert.equal(group.turnOn(), false);
  });

  it('tell of every change, for what shows them', () => {
    const { group, one, two } = aGroup();
    const sizes: number[] = [];
    group.onDidChange(() => sizes.push(group.size));
    group.turnOn();
    one.end();
    two.end();
    assert.deepEqual(sizes, [3, 2, 0]);
  });

  it('know their own, and lose their signs when they are forgotten', () => {
    const { group, one, all } = aGroup();
    group.turnOn();
    assert.ok(group.has(one));
    assert.ok(!group.has(new Member()));
    group.dispose();
    assert.ok(all.every(({ marks }) => !marks.broadcasting));
  });
});
