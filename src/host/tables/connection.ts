import { command } from './command.ts';

export const connectionCommands = {
  'ssmWorkbench.connection.switch': command(),
  'ssmWorkbench.connection.switchRegion': command(),
  /** Answers true when somebody has signed in. */
  'ssmWorkbench.connection.signIn': command<[profile?: string], boolean>(),
  'ssmWorkbench.connection.identity': command(),
  'ssmWorkbench.connection.openConfig': command(),
  'ssmWorkbench.refreshAll': command(),
  'ssmWorkbench.showLog': command(),
};
