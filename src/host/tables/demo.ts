import { command } from './command.ts';

export const demoCommands = {
  'ssmWorkbench.demo.start': command(),
  'ssmWorkbench.demo.stop': command(),
};
