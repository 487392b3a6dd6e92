import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import { rowGone } from '../../../core/model/rowGone.ts';
import { showFilterBox } from '../../../host/filterBox.ts';
import type { Host, Services } from '../../../host/host.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { Handlers } from '../../../host/tables/command.ts';
import { nodesCommands } from '../../../host/tables/nodes.ts';
import { chosen } from '../../../host/tree.ts';
import { nodeArn, type ManagedNode } from '../model.ts';
import { chosenNodes, type ChosenNodes } from '../selection.ts';
import type { NodesModel } from '../tree.ts';
import { nodeRef } from '../view.ts';
import { pickGroupBy } from './groupBy.ts';

/** The commands of the Nodes view. */
export class NodesCommands implements Disposable {
  readonly #model: NodesModel;
  readonly #host: Host;
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());

  constructor(model: NodesModel, host: Host, services: Services) {
    this.#model = model;
    this.#host = host;
    this.#services = services;
    this.#store.add(host.commands.register(nodesCommands, this.#handlers()));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #handlers(): Handlers<typeof nodesCommands> {
    return {
      'ssmWorkbench.nodes.refresh': () => this.#model.refresh(),
      'ssmWorkbench.nodes.filter': () => this.#filter(),
      'ssmWorkbench.nodes.clearFilter': () => this.#model.setFilter(''),
      'ssmWorkbench.nodes.groupBy': () => pickGroupBy(this.#model, this.#host),
      'ssmWorkbench.nodes.showMore': (groupId) => this.#model.showMore(groupId),
      'ssmWorkbench.nodes.loadTags': () => this.#model.fleet.loadTags(),
      'ssmWorkbench.nodes.copyId': (...rows) => this.#copy(rows, (node) => node.id),
      'ssmWorkbench.nodes.copyName': (...rows) => this.#copy(rows, (node) => node.name),
      'ssmWorkbench.nodes.copyArn': (...rows) => this.#copyArns(rows),
      'ssmWorkbench.nodes.runCommand': (...rows) => this.#runCommand(this.#chosen(rows)),
      'ssmWorkbench.nodes.startSession': (...rows) => this.#startSessions(this.#chosen(rows)),
      'ssmWorkbench.nodes.startSessionWith': (...rows) => this.#startSessionsWith(this.#chosen(rows)),
      'ssmWorkbench.nodes.forwardPort': (...rows) => this.#forwardPort(this.#pressed(rows)),
      'ssmWorkbench.nodes.writeSshConfig': (...rows) => this.#writeSshConfig(this.#pressed(rows)),
      'ssmWorkbench.nodes.showSessions': (...rows) => this.#showSessions(this.#pressed(rows)),
    };
  }

  #filter(): void {
    showFilterBox(this.#services.clock, {
      title: 'Filter Nodes',
      placeholder: 'Name, id, address, platform, state, or a tag as key:value',
      value: this.#model.status.filter,
      onChange: (text) => this.#model.setFilter(text),
    });
  }

  #chosen(rows: readonly unknown[]): ChosenNodes {
    const isFiltered = this.#model.status.filter !== '';
    return chosenNodes(chosen(rows, 'node'), (id) => this.#model.group(id), isFiltered);
  }

  /** For what is done with one node, whatever else is selected. */
  #pressed(rows: readonly unknown[]): ChosenNodes {
    return this.#chosen(rows.slice(0, 1));
  }

  #nodes(rows: readonly unknown[]): readonly ManagedNode[] {
    const { ids } = this.#chosen(rows);
    const nodes = ids.flatMap((id) => this.#model.fleet.store.get(id) ?? []);
    if (nodes.length === 0 || nodes.length < ids.length) throw rowGone('node');
    return nodes;
  }

  async #copy(rows: readonly unknown[], text: (node: ManagedNode) => string): Promise<void> {
    await vscode.env.clipboard.writeText(this.#nodes(rows).map(text).join('\n'));
  }

  async #copyArns(rows: readonly unknown[]): Promise<void> {
    const connection = this.#connection();
    const nodes = this.#nodes(rows);
    const accountId = await this.#services.accounts.of(connection, this.#scope.signal);
    const { partition, region } = connection;
    const arns = nodes.map((node) => nodeArn(node.id, { partition, region, accountId }));
    await vscode.env.clipboard.writeText(arns.join('\n'));
  }

  async #runCommand({ ids, tag }: ChosenNodes): Promise<void> {
    if (tag !== undefined) {
      await this.#host.commands.execute('ssmWorkbench.runCommand.new', { tag });
      return;
    }
    const nodes = await this.#refs(ids);
    await this.#host.commands.execute(
      'ssmWorkbench.runCommand.new',
      nodes.length === 0 ? undefined : { nodes },
    );
  }

  async #startSessions(chosen: ChosenNodes): Promise<void> {
    const nodes = await this.#online(chosen);
    const [node] = nodes;
    if (nodes.length > 1) await this.#host.commands.execute('ssmWorkbench.sessions.startSeveral', nodes);
    else
      await this.#host.commands.execute('ssmWorkbench.sessions.start', ...(node === undefined ? [] : [node]));
  }

  async #startSessionsWith(chosen: ChosenNodes): Promise<void> {
    const nodes = await this.#online(chosen);
    const seed = nodes.length === 0 ? undefined : { nodes };
    await this.#host.commands.execute('ssmWorkbench.sessions.startWith', seed);
  }

  /** Without any, from a key, the person then chooses from a list. */
  async #online({ ids }: ChosenNodes): Promise<readonly NodeRef[]> {
    if (ids.length === 0) return [];
    const nodes = (await this.#refs(ids)).filter((node) => node.online);
    if (nodes.length === 0) throw new AppError('invalid', 'None of the chosen nodes is online.');
    return nodes;
  }

  async #showSessions({ ids }: ChosenNodes): Promise<void> {
    const [node] = await this.#refs(ids);
    if (node === undefined) throw rowGone('node');
    await this.#host.commands.execute('ssmWorkbench.sessionHistory.showOfNode', node);
  }

  async #forwardPort({ ids }: ChosenNodes): Promise<void> {
    const [node] = await this.#refs(ids);
    await this.#host.commands.execute('ssmWorkbench.tunnels.forward', node);
  }

  async #writeSshConfig({ ids }: ChosenNodes): Promise<void> {
    const [node] = await this.#refs(ids);
    await this.#host.commands.execute('ssmWorkbench.ssh.writeConfig', node);
  }

  /** Nodes as other rooms take them; the tags that tell production are asked for where they are not known. */
  async #refs(ids: readonly string[]): Promise<readonly NodeRef[]> {
    const { id } = this.#connection();
    const nodes = await this.#model.fleet.withTags(ids, this.#scope.signal);
    if (nodes.length < ids.length) throw rowGone('node');
    const tags = this.#host.settings.get('production.tags');
    return nodes.map((node) => nodeRef(node, id, tags));
  }

  #connection(): Connection {
    const { connection } = this.#model.fleet.listing;
    if (connection === undefined) throw new AppError('credentials', 'Choose a profile first.');
    return connection;
  }
}
