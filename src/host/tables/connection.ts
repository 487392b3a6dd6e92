import { command } from './command.ts';

export const connectionCommands = {
  'ssmWorkbench.connection.switch': command(),
  'ssmWorkbench.connection.switchRegion': command(),
  'ssmWorkbench.connection.signIn': command<[profile?: string]>(),
  'ssmWorkbench.connection.identity': command(),
  'ssmWorkbench.connection.openConfig': command(),
  'ssmWorkbench.refreshAll': command(),
  'ssmWorkbench.showLog': command(),
};
