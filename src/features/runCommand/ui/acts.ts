import type { Act } from '../../../core/model/advice.ts';
import type { Commands } from '../../../host/commands.ts';

/** Does what a button of a failure says; Retry is the panel's own. */
export async function perform(commands: Commands, act: Act): Promise<void> {
  switch (act) {
    case 'signIn':
      await commands.execute('ssmWorkbench.connection.signIn');
      return undefined;
    case 'switchProfile':
      return commands.execute('ssmWorkbench.connection.switch');
    case 'showLog':
      return commands.execute('ssmWorkbench.showLog');
    case 'openConfig':
      return commands.execute('ssmWorkbench.connection.openConfig');
    case 'retry':
      return undefined;
  }
}
