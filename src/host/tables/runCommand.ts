import { command, type TreeArgs } from './command.ts';
import type { DocumentRef, NodeRef } from '../../core/model/refs.ts';

/** What the Run Command form opens with; everything may be left to the person. */
export interface RunCommandSeed {
  readonly nodes?: readonly NodeRef[];
  /** A tag the run targets instead of single nodes: a group of the tree. */
  readonly tag?: { readonly key: string; readonly value: string };
  readonly document?: DocumentRef;
}

export const runCommandCommands = {
  'ssmWorkbench.runCommand.new': command<[seed?: RunCommandSeed]>(),
  'ssmWorkbench.runCommand.openResult': command<TreeArgs>(),
  'ssmWorkbench.runCommand.cancel': command<TreeArgs>(),
  'ssmWorkbench.runCommand.runAgain': command<TreeArgs>(),
  'ssmWorkbench.runCommand.copyId': command<TreeArgs>(),
  'ssmWorkbench.runCommand.refreshHistory': command(),
  'ssmWorkbench.runCommand.loadMore': command(),
};
