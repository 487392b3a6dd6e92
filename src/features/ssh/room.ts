import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from '../../core/aws/connection.ts';
import { AbortScope } from '../../core/base/abort.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { AppError } from '../../core/base/errors.ts';
import { parseNodeRef, type NodeRef } from '../../core/model/refs.ts';
import type { Host, Services } from '../../host/host.ts';
import { durableAccount } from './account.ts';
import { aliasOf } from './alias.ts';
import { platformNameOf } from './api.ts';
import { renderBlock, type HostBlock, type KeyDelivery } from './block.ts';
import { namesIn, ownKey, readConfig, replaceConfig, writeLauncher } from './files.ts';
import { launcherName } from './launcher.ts';
import { configFileOf, durableVariables, ownKeys } from './places.ts';
import type { Platform } from './quote.ts';
import { aliasInBlock, hostNames, writeBlock } from './sshConfig.ts';
import { askDelivery, askKey, askUser, type KeyChoice } from './ui/ask.ts';
import { offerConnection } from './ui/connect.ts';
import { defaultUser } from './user.ts';
import { agreement, nodeWords } from './words.ts';

/** The computer that the extension runs on. */
export interface Computer {
  readonly platform: Platform;
  readonly home: string;
  /** The program that runs the extension host. */
  readonly runtime: string;
  readonly isElectron: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the person chose for one node. */
interface Choice {
  readonly user: string;
  readonly key: KeyChoice;
  readonly delivery: KeyDelivery;
}

/** Writes blocks of the SSH configuration, with which ssh and Remote-SSH reach nodes through Session Manager. */
export class SshRoom implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #computer: Computer;
  readonly #scope = new AbortScope();

  constructor(host: Host, services: Services, computer: Computer = thisComputer()) {
    this.#host = host;
    this.#services = services;
    this.#computer = computer;
  }

  dispose(): void {
    this.#scope.dispose();
  }

  /** Asks, shows what it will write and where, writes it, and offers to connect. */
  async writeConfig(argument: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      throw new AppError(
        'denied',
        'An SSH configuration is not written from a workspace that is not trusted.',
      );
    }
    const node = await this.#node(argument);
    if (node === undefined) return;
    const connection = this.#connectionOf(node);
    const account = durableAccount(connection);
    const choice = await this.#ask(node, connection);
    if (choice === undefined) return;
    const file = configFileOf(remoteSetting(), this.#computer.home, this.#computer.platform);
    const before = await readConfig(file);
    const alias = aliasInBlock(before, node.id) ?? aliasOf(node.name, node.id, hostNames(before, node.id));
    const block: HostBlock = { ...account, ...this.#paths(choice), ...choice, nodeId: node.id, alias };
    const lines = renderBlock(block, this.#computer.platform);
    const after = writeBlock(before, node.id, lines);
    if (!(await this.#agrees(node, choice, file, lines))) return;
    await this.#prepare(choice);
    if (after !== before) await replaceConfig(file, before, after);
    await offerConnection(`${nodeWords(node)} is ${alias} for ssh now.`, alias, file);
  }

  async #node(argument: unknown): Promise<NodeRef | undefined> {
    const choose = () => this.#host.commands.execute('ssmWorkbench.sessions.chooseNode', title);
    const chosen = argument === undefined ? await choose() : argument;
    if (chosen === undefined) return undefined;
    const node = parseNodeRef(chosen);
    if (node === undefined) throw new AppError('invalid', 'This is not a node.');
    // The list of nodes may offer containers, too.
    if (/^m?i-[0-9a-f]+$/.test(node.id)) return node;
    throw new AppError('invalid', `${nodeWords(node)} runs no SSH server that Session Manager reaches.`);
  }

  #connectionOf(node: NodeRef): Connection {
    const connection = this.#services.connections.byId(node.connectionId);
    if (connection !== undefined) return connection;
    throw new AppError('notFound', `The connection of ${nodeWords(node)} was closed. Refresh the nodes.`);
  }

  async #ask(node: NodeRef, connection: Connection): Promise<Choice | undefined> {
    const asked = `${title}: ${nodeWords(node)}`;
    const platformName = await platformNameOf(connection, node.id, this.#scope.signal);
    const user = await askUser(asked, defaultUser(platformName || node.platform));
    if (user === undefined) return undefined;
    const key = await askKey(asked, await this.#identities());
    if (key === undefined) return undefined;
    const delivery = key === 'none' ? 'present' : await askDelivery(asked, node);
    return delivery === undefined ? undefined : { user, key, delivery };
  }

  async #identities(): Promise<readonly string[]> {
    const { home, platform } = this.#computer;
    const folder = path.join(home, '.ssh');
    return ownKeys(await namesIn(folder), folder, platform);
  }

  get #folder(): string {
    return path.join(this.#host.globalStorageUri.fsPath, 'ssh');
  }

  #paths({ key }: Choice): Pick<HostBlock, 'launcher' | 'identity'> {
    const launcher = path.join(this.#folder, launcherName(this.#computer.platform));
    if (key === 'none') return { launcher };
    return { launcher, identity: key === 'own' ? path.join(this.#folder, 'id_ed25519') : key.identity };
  }

  #agrees(
    node: NodeRef,
    { delivery, key }: Choice,
    file: string,
    lines: readonly string[],
  ): Promise<boolean> {
    const isRemote = vscode.env.remoteName !== undefined;
    const production = `${nodeWords(node)} is production, and each connection will change a file on it.`;
    return this.#host.confirm({
      question: `Write the SSH configuration of ${nodeWords(node)} to ${file}?`,
      detail: agreement(lines, { delivery, isOwnKey: key === 'own', isRemote }),
      verb: 'Write',
      ...(node.production && delivery === 'runCommand' ? { production } : {}),
    });
  }

  async #prepare({ key }: Choice): Promise<void> {
    const { runtime, isElectron, env, platform } = this.#computer;
    const extensionFolder = this.#host.extensionUri.fsPath;
    const options = { runtime, isElectron, extensionFolder, env: durableVariables(env) };
    await writeLauncher(this.#folder, options, platform);
    if (key === 'own') await ownKey(this.#folder);
  }
}

const title = 'Write SSH Config';

function remoteSetting(): unknown {
  return vscode.workspace.getConfiguration('remote.SSH').get('configFile');
}

function thisComputer(): Computer {
  return {
    platform: process.platform === 'win32' ? 'win32' : 'posix',
    home: homedir(),
    runtime: process.execPath,
    isElectron: process.versions['electron'] !== undefined,
    env: process.env,
  };
}
