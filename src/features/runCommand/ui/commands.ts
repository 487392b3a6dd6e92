import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { Later } from '../../../core/base/later.ts';
import type { CommandRef } from '../../../core/model/refs.ts';
import type { Host } from '../../../host/host.ts';
import { runCommandCommands } from '../../../host/tables/runCommand.ts';
import { chosenCommand } from '../history/chosen.ts';
import type { HistoryModel } from '../history/model.ts';
import type { RunCommandRoom } from '../room.ts';

/** The room's commands: of the palette, of the Commands view, and of other rooms. */
export function registerCommands(host: Host, room: Later<RunCommandRoom>, history: HistoryModel): Disposable {
  return host.commands.register(runCommandCommands, {
    'ssmWorkbench.runCommand.new': async (seed) => (await room.get()).forms.openSeed(seed),
    'ssmWorkbench.runCommand.openResult': async (row) => {
      const ref = chosenCommand(row);
      (await room.get()).results.show(ref);
    },
    'ssmWorkbench.runCommand.cancel': async (row) => {
      const ref = chosenCommand(row);
      await (await room.get()).sent.cancel(ref);
    },
    'ssmWorkbench.runCommand.runAgain': async (row) => {
      const ref = chosenCommand(row);
      await (await room.get()).sent.runAgain(ref);
    },
    'ssmWorkbench.runCommand.copyId': (row) => copyId(host, chosenCommand(row)),
    'ssmWorkbench.runCommand.refreshHistory': () => history.refresh(),
    'ssmWorkbench.runCommand.loadMore': () => history.more(),
  });
}

async function copyId(host: Host, { commandId }: CommandRef): Promise<void> {
  await vscode.env.clipboard.writeText(commandId);
  host.report.quietly('Copied the command’s ID.');
}
