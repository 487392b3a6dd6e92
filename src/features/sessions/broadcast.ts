import type { Disposable } from '../../core/base/disposable.ts';
import { DisposableStore } from '../../core/base/disposable.ts';
import { Emitter, type Event } from '../../core/base/event.ts';
import type { TerminalSession } from './session.ts';
import { isTerminalReport } from './terminalReport.ts';

/** As far as a broadcast sees a session. */
export type BroadcastMember = Pick<TerminalSession, 'phase' | 'type' | 'mark' | 'onDidEnd'>;

/**
 * Terminals that were opened side by side, and whether what is typed into one of them goes to the others as well.
 * Off at first. A session that ends drops out, and with fewer than two left it is off again.
 */
export class BroadcastGroup implements Disposable {
  readonly #members: Set<BroadcastMember>;
  /** Those that take part; one that ended and is started again does not. */
  readonly #receivers = new Set<BroadcastMember>();
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());

  /** It was turned on or off, or another number of terminals is left. */
  readonly onDidChange: Event<undefined> = this.#changed.event;

  constructor(members: readonly BroadcastMember[]) {
    this.#members = new Set(members);
    for (const member of members) this.#store.add(member.onDidEnd(() => this.#drop(member)));
  }

  get isOn(): boolean {
    return this.#receivers.size > 0;
  }

  /** How many terminals are typed into at once; 0 when it is off. */
  get size(): number {
    return this.#receivers.size;
  }

  /** Those that could take part: their sessions have not ended. */
  get candidates(): readonly BroadcastMember[] {
    return [...this.#members].filter(({ phase }) => phase.kind !== 'ended');
  }

  /** False when there are not two terminals left to type into. */
  turnOn(): boolean {
    const all = this.candidates;
    if (all.length < 2) return false;
    for (const member of all) {
      this.#receivers.add(member);
      member.mark({ broadcasting: true });
    }
    this.#changed.fire(undefined);
    return true;
  }

  turnOff(): void {
    for (const member of this.#receivers) member.mark({ broadcasting: false });
    this.#receivers.clear();
    this.#changed.fire(undefined);
  }

  has(member: BroadcastMember): boolean {
    return this.#members.has(member);
  }

  /** Somebody typed into a terminal, whose own session has it already. */
  typed(from: BroadcastMember, text: string): void {
    if (!this.#receivers.has(from) || isTerminalReport(text)) return;
    for (const member of this.#receivers) if (member !== from) member.type(text);
  }

  /** Its terminal was closed. */
  remove(member: BroadcastMember): void {
    this.#members.delete(member);
    this.#drop(member);
  }

  dispose(): void {
    this.turnOff();
    this.#store.dispose();
  }

  #drop(member: BroadcastMember): void {
    if (!this.#receivers.delete(member)) return;
    member.mark({ broadcasting: false });
    if (this.#receivers.size < 2) this.turnOff();
    else this.#changed.fire(undefined);
  }
}
