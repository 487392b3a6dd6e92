import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Clock } from '../../../core/base/clock.ts';
import { AppError } from '../../../core/base/errors.ts';
import { momentWords } from '../../../core/base/words.ts';
import type { Host } from '../../../host/host.ts';
import { nodeLabel } from '../../../core/model/nodeLabel.ts';
import { databaseOf, databases, databaseUrl } from '../exports/databaseUrl.ts';
import { rdpFile, rdpFileName, type LocalAddress } from '../exports/rdp.ts';
import { webSchemeOf, webUrl, type WebScheme } from '../exports/webUrl.ts';
import type { TunnelStatus } from '../model.ts';
import { destination } from '../request.ts';

const loopback = '127.0.0.1';

/** Where programs of this computer reach the tunnel. Throws when it does not listen. */
export function addressOf({ port, config }: TunnelStatus): LocalAddress {
  if (port !== undefined) return { host: loopback, port };
  throw new AppError('invalid', `The tunnel “${config.name}” is not open: start it first.`);
}

/** What is done with a tunnel that is open. */
export class TunnelActs {
  readonly #host: Host;
  readonly #clock: Clock;

  constructor(host: Host, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** The view may be closed: whoever forwards a port must learn which one it is here. */
  async offerAddress(status: TunnelStatus): Promise<void> {
    const { host, port } = addressOf(status);
    const where = status.node === undefined ? '' : ` of ${status.node.name}`;
    const end = status.config.remoteHost === undefined ? where : '';
    const sentence = `${host}:${String(port)} leads to ${destination(status.config)}${end}.`;
    const copy = 'Copy Address';
    const browse = 'Open in Browser';
    const isWeb = webSchemeOf(status.config.remotePort) !== undefined;
    const answer = await vscode.window.showInformationMessage(sentence, ...(isWeb ? [browse] : []), copy);
    if (answer === copy) await this.copyAddress(status);
    if (answer === browse) await this.openInBrowser(status);
  }

  async copyAddress(status: TunnelStatus): Promise<void> {
    const { host, port } = addressOf(status);
    await this.#copy(`${host}:${String(port)}`);
  }

  /** Through VS Code, which leads the way from a remote window's computer to the person's browser. */
  async openInBrowser(status: TunnelStatus): Promise<void> {
    const address = addressOf(status);
    const scheme = webSchemeOf(status.config.remotePort) ?? (await askScheme());
    if (scheme === undefined) return;
    const uri = await vscode.env.asExternalUri(vscode.Uri.parse(webUrl(scheme, address)));
    await vscode.env.openExternal(uri);
  }

  async copyDatabaseUrl(status: TunnelStatus): Promise<void> {
    const address = addressOf(status);
    const database = databaseOf(status.config.remotePort) ?? (await askDatabase());
    if (database !== undefined) await this.#copy(databaseUrl(database, address));
  }

  /** Writes the file where the person says, and offers to open it where a Remote Desktop client may be. */
  async saveRdp(status: TunnelStatus): Promise<void> {
    const address = addressOf(status);
    const target = await vscode.window.showSaveDialog({
      title: 'Save Remote Desktop File',
      defaultUri: defaultFile(rdpFileName(status.config.name)),
      filters: { 'Remote Desktop': ['rdp'] },
    });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, Buffer.from(rdpFile(address), 'utf8'));
    // A remote window's file is on the other computer, where nobody sits.
    if (vscode.env.remoteName !== undefined) {
      this.#host.report.info(`Saved. It leads to ${loopback} of the computer that VS Code runs on.`);
      return;
    }
    const answer = await vscode.window.showInformationMessage('The Remote Desktop file was saved.', 'Open');
    if (answer === 'Open') await vscode.env.openExternal(target);
  }

  /** The session behind the tunnel: for support, for the audit log, and for the Sessions view. */
  async showSession({ sessionId, node, since, connection, config }: TunnelStatus): Promise<void> {
    if (sessionId === undefined || node === undefined) {
      throw new AppError('invalid', `The tunnel “${config.name}” has no session now.`);
    }
    const began = since === undefined ? '' : `, since ${momentWords(since, this.#clock.now())}`;
    const sentence = `${config.name}: session ${sessionId} on ${nodeLabel(node)}, ${connection}${began}.`;
    const answer = await vscode.window.showInformationMessage(sentence, 'Copy Session Id');
    if (answer !== undefined) await this.#copy(sessionId);
  }

  async #copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
    this.#host.report.quietly(`Copied ${text}`);
  }
}

async function askScheme(): Promise<WebScheme | undefined> {
  const rows = [
    { label: 'https', description: 'encrypted; the certificate is for another name' },
    { label: 'http', description: 'not encrypted' },
  ];
  const picked = await vscode.window.showQuickPick(rows, {
    title: 'Open in Browser',
    placeHolder: 'What does the server speak?',
  });
  if (picked === undefined) return undefined;
  return picked.label === 'https' ? 'https' : 'http';
}

async function askDatabase(): Promise<(typeof databases)[number] | undefined> {
  const rows = databases.map((database) => ({ label: database.label, database }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: 'Copy Database URL',
    placeHolder: 'Which database is it?',
  });
  return picked?.database;
}

function defaultFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? vscode.Uri.file(join(homedir(), name)) : vscode.Uri.joinPath(folder, name);
}
