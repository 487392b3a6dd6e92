import { command, type TreeArgs } from './command.ts';

export const parametersCommands = {
  'ssmWorkbench.parameters.refresh': command(),
  'ssmWorkbench.parameters.filter': command(),
  'ssmWorkbench.parameters.clearFilter': command(),
  'ssmWorkbench.parameters.showMore': command<[levelId: string]>(),
  'ssmWorkbench.parameters.open': command<TreeArgs>(),
  'ssmWorkbench.parameters.reveal': command<TreeArgs>(),
  'ssmWorkbench.parameters.copyName': command<TreeArgs>(),
  'ssmWorkbench.parameters.copyArn': command<TreeArgs>(),
};
