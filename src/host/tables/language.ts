import { command } from './command.ts';

export const languageCommands = {
  'ssmWorkbench.language.convertToJson': command(),
  'ssmWorkbench.language.convertToYaml': command(),
  'ssmWorkbench.language.openScript': command<[document?: unknown, script?: unknown]>(),
};
