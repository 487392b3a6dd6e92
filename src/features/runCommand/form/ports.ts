import type { Connection } from '../../../core/aws/connection.ts';
import type { Event } from '../../../core/base/event.ts';
import type { Act } from '../../../core/model/advice.ts';
import type { Command } from '../command.ts';
import type { NodeNames } from '../../../core/aws/nodeNames.ts';
import type { RunDraft, ToPage } from './messages.ts';
import type { Question } from './question.ts';
import type { SourceOptions } from './sources.ts';

/** What the form needs of the editor around it. */
export interface FormPorts {
  post(message: ToPage): void;
  confirm(question: Question): Promise<boolean>;
  /** The command was sent; the form has done its work, and may be closed already. */
  sent(command: Command, names: NodeNames): void;
  /** The answer was lost: the command may run, and a list of commands that is read now would show it. */
  perhapsSent(): void;
  /** The command was not sent, or perhaps not, and the form that could show it is closed. */
  failedLate(error: unknown): void;
  act(act: Act): void;
}

export interface FormOptions extends SourceOptions {
  /** Of the connections: the current one is another, or its credentials have changed. */
  readonly onDidChange: Event<Connection | undefined>;
  readonly draft: RunDraft;
  readonly productionProfiles: readonly string[];
}
