import type { Act } from '../../../core/model/advice.ts';
import type { Command } from '../command.ts';
import type { Stream, ToPage } from './messages.ts';

/** A node's stream as it is copied or opened. */
export interface StreamText {
  readonly nodeId: string;
  readonly step: string;
  readonly stream: Stream;
  readonly text: string;
}

/** What the results need of the editor around them. */
export interface ResultPorts {
  post(message: ToPage): void;
  confirm(question: {
    readonly question: string;
    readonly detail: string;
    readonly verb: string;
  }): Promise<boolean>;
  act(act: Act): void;
  /** Opens the form with this command; with nodes: on these only. */
  runAgain(command: Command, nodeIds?: readonly string[]): void;
  copy(text: string): void;
  open(stream: StreamText): void;
  /** A look showed how the command stands. */
  seen(command: Command, isOver: boolean): void;
  failed(error: unknown, what: string): void;
}
