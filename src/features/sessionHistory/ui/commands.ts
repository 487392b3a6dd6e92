import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Later } from '../../../core/base/later.ts';
import { parseNodeRef } from '../../../core/model/refs.ts';
import type { Host } from '../../../host/host.ts';
import type { TreeArgs } from '../../../host/tables/command.ts';
import { sessionHistoryCommands } from '../../../host/tables/sessionHistory.ts';
import { chosen } from '../../../host/tree.ts';
import type { SessionsModel } from '../model.ts';
import type { SessionHistoryRoom } from '../room.ts';
import { chosenSessions, type ChosenSession } from '../selection.ts';

/** The room's commands: of the palette, of the Sessions view, and of other rooms. */
export function registerCommands(
  host: Host,
  room: Later<SessionHistoryRoom>,
  model: SessionsModel,
): Disposable {
  return host.commands.register(sessionHistoryCommands, {
    'ssmWorkbench.sessionHistory.refresh': () => model.refresh(),
    'ssmWorkbench.sessionHistory.loadMore': () => model.more(),
    'ssmWorkbench.sessionHistory.showMine': () => model.show({ ...model.filter, mine: true }),
    'ssmWorkbench.sessionHistory.showOfNode': (node) => showOfNode(model, node),
    'ssmWorkbench.sessionHistory.clearFilter': () => model.setFilter(),
    'ssmWorkbench.sessionHistory.terminate': async (...rows) => {
      const sessions = chosenSessions(chosen(rows, 'session'));
      await (await room.get()).acts.terminate(sessions);
    },
    'ssmWorkbench.sessionHistory.showTerminal': async (...rows) => {
      const { id } = pressed(rows);
      await host.commands.execute('ssmWorkbench.sessions.show', id);
    },
    'ssmWorkbench.sessionHistory.copyId': (...rows) => copyIds(host, rows),
    'ssmWorkbench.sessionHistory.openS3Log': async (...rows) => {
      const session = pressed(rows);
      await (await room.get()).acts.openLog(session, ({ s3Url }) => s3Url);
    },
    'ssmWorkbench.sessionHistory.openCloudWatchLog': async (...rows) => {
      const session = pressed(rows);
      await (await room.get()).acts.openLog(session, ({ cloudWatchUrl }) => cloudWatchUrl);
    },
    'ssmWorkbench.sessionHistory.findLog': async (...rows) => {
      const session = pressed(rows);
      await (await room.get()).logs.find(session);
    },
    'ssmWorkbench.sessionHistory.editPreferences': async () => {
      await (await room.get()).preferences.edit();
    },
    'ssmWorkbench.sessionHistory.convertPreferences': async (document) =>
      (await room.get()).conversion.convert(document),
  });
}

/** For what is done with one session, whatever else is selected. */
function pressed(rows: TreeArgs): ChosenSession {
  return chosenSessions(chosen(rows.slice(0, 1), 'session'))[0];
}

/** Another room says which node; the view comes to the front. */
async function showOfNode(model: SessionsModel, argument: unknown): Promise<void> {
  const node = parseNodeRef(argument);
  if (node === undefined) throw new AppError('invalid', 'This is not a node.');
  if (node.connectionId !== model.connection?.id) {
    throw new AppError('conflict', 'This node is of another connection. Refresh the nodes.');
  }
  model.show({ node: { id: node.id, name: node.name }, mine: false });
  await vscode.commands.executeCommand('ssmWorkbench.sessions.focus');
}

async function copyIds(host: Host, rows: TreeArgs): Promise<void> {
  const sessions = chosenSessions(chosen(rows, 'session'));
  await vscode.env.clipboard.writeText(sessions.map(({ id }) => id).join('\n'));
  host.report.quietly(sessions.length === 1 ? 'Copied the session’s ID.' : 'Copied the sessions’ IDs.');
}
