import { command, type TreeArgs } from './command.ts';
import type { NodeRef } from '../../core/model/refs.ts';

export const sessionHistoryCommands = {
  'ssmWorkbench.sessionHistory.refresh': command(),
  'ssmWorkbench.sessionHistory.loadMore': command(),
  'ssmWorkbench.sessionHistory.showMine': command(),
  'ssmWorkbench.sessionHistory.showOfNode': command<[node?: NodeRef]>(),
  'ssmWorkbench.sessionHistory.clearFilter': command(),
  'ssmWorkbench.sessionHistory.terminate': command<TreeArgs>(),
  'ssmWorkbench.sessionHistory.showTerminal': command<TreeArgs>(),
  'ssmWorkbench.sessionHistory.copyId': command<TreeArgs>(),
  'ssmWorkbench.sessionHistory.openS3Log': command<TreeArgs>(),
  'ssmWorkbench.sessionHistory.openCloudWatchLog': command<TreeArgs>(),
  'ssmWorkbench.sessionHistory.findLog': command<TreeArgs>(),
  'ssmWorkbench.sessionHistory.editPreferences': command(),
  'ssmWorkbench.sessionHistory.convertPreferences': command<[document?: unknown]>(),
};
