import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { isProductionConnection } from '../../../core/model/production.ts';
import type { Host } from '../../../host/host.ts';
import { decryptedValue } from '../api.ts';
import { revealText } from '../details.ts';

/**
 * Decrypts a SecureString after the person has confirmed it, and shows it once: in a modal dialog, because an
 * editor has an undo stack and a backup, a notification stays in the notification centre, and both outlive the
 * look. Only a press of Copy puts it anywhere.
 */
export async function revealOnce(
  host: Host,
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await host.confirm(question(host, connection, name)))) return;
  const { value, version } = await decryptedValue(connection, name, signal);
  const title = `${name}, version ${String(version)}`;
  const options = { modal: true, detail: revealText(value) };
  // "Done" comes first because Enter presses it: nothing is copied by habit. As the dialog's close affordance it
  // would take the place of Cancel, and Enter would press "Copy".
  const answer = await vscode.window.showInformationMessage(title, options, 'Done', 'Copy');
  if (answer !== 'Copy') return;
  await vscode.env.clipboard.writeText(value);
  host.report.quietly('The value is on the clipboard.');
}

function question(host: Host, connection: Connection, name: string): Parameters<Host['confirm']>[0] {
  const mutation = {
    question: `Decrypt ${name} and show its value once?`,
    detail: 'It shows in a dialog and is kept nowhere. CloudTrail records the call.',
    verb: 'Reveal',
  };
  return isProductionConnection(host.settings.get('production.profiles'), connection)
    ? { ...mutation, production: `${connection.label} is marked as production.` }
    : mutation;
}
