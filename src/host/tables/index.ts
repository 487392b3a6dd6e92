import { connectionCommands } from './connection.ts';
import { demoCommands } from './demo.ts';
import { documentsCommands } from './documents.ts';
import { languageCommands } from './language.ts';
import { nodesCommands } from './nodes.ts';
import { parametersCommands } from './parameters.ts';
import { runCommandCommands } from './runCommand.ts';
import { sessionHistoryCommands } from './sessionHistory.ts';
import { sessionsCommands } from './sessions.ts';
import { sshCommands } from './ssh.ts';
import { tunnelsCommands } from './tunnels.ts';

/** Every command of the product; compared with package.json both ways by a test. */
export const allCommands = {
  ...connectionCommands,
  ...demoCommands,
  ...languageCommands,
  ...nodesCommands,
  ...documentsCommands,
  ...parametersCommands,
  ...runCommandCommands,
  ...sessionsCommands,
  ...tunnelsCommands,
  ...sshCommands,
  ...sessionHistoryCommands,
};
