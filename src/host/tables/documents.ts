import { command, type TreeArgs } from './command.ts';

export const documentsCommands = {
  'ssmWorkbench.documents.refresh': command(),
  'ssmWorkbench.documents.filter': command(),
  'ssmWorkbench.documents.clearFilter': command(),
  'ssmWorkbench.documents.showMore': command<[levelId: string]>(),
  'ssmWorkbench.documents.open': command<TreeArgs>(),
  'ssmWorkbench.documents.run': command<TreeArgs>(),
  'ssmWorkbench.documents.startSession': command<TreeArgs>(),
  'ssmWorkbench.documents.copyName': command<TreeArgs>(),
  'ssmWorkbench.documents.copyArn': command<TreeArgs>(),
};
