import { command, type TreeArgs } from './command.ts';

export const nodesCommands = {
  'ssmWorkbench.nodes.refresh': command(),
  'ssmWorkbench.nodes.filter': command(),
  'ssmWorkbench.nodes.clearFilter': command(),
  'ssmWorkbench.nodes.groupBy': command(),
  'ssmWorkbench.nodes.showMore': command<[groupId: string]>(),
  'ssmWorkbench.nodes.loadTags': command(),
  'ssmWorkbench.nodes.copyId': command<TreeArgs>(),
  'ssmWorkbench.nodes.copyName': command<TreeArgs>(),
  'ssmWorkbench.nodes.copyArn': command<TreeArgs>(),
  'ssmWorkbench.nodes.runCommand': command<TreeArgs>(),
  'ssmWorkbench.nodes.startSession': command<TreeArgs>(),
  'ssmWorkbench.nodes.startSessionWith': command<TreeArgs>(),
  'ssmWorkbench.nodes.forwardPort': command<TreeArgs>(),
  'ssmWorkbench.nodes.writeSshConfig': command<TreeArgs>(),
  'ssmWorkbench.nodes.showSessions': command<TreeArgs>(),
};
