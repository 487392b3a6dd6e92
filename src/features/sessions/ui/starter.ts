import { nodeLabel } from '../../../core/model/nodeLabel.ts';
import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AppError } from '../../../core/base/errors.ts';
import { names } from '../../../core/base/words.ts';
import { doubtSentence } from '../../../core/model/production.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import { ecsName, ecsQuestion, parseEcsTarget } from '../ecsTarget.ts';
import { parseNode, parseNodes, parseSeed } from '../seed.ts';
import { suitsContainers } from '../documents.ts';
import type { SessionChoice } from '../session.ts';
import { askEcsTarget } from './askEcsTarget.ts';
import { chooseSession } from './choose.ts';
import { pickNode, pickNodes } from './pickNode.ts';
import type { Shell, Shells } from './shells.ts';
import { openSideBySide, terminalOptions } from './terminal.ts';

/** More terminals than this are asked about before they open. */
const manySessions = 5;

/** Sessions that were opened side by side. */
export type OpenedGroup = readonly Shell[];

/** A session that is to be opened: on which node, and how. */
export interface WantedSession {
  readonly node: NodeRef;
  readonly choice: SessionChoice;
}

/** The ways in which a person starts sessions. */
export class SessionStarter {
  readonly #host: Host;
  readonly #services: Services;
  readonly #shells: Shells;
  readonly #opened: (group: OpenedGroup) => void;

  /** @param opened told of terminals that were opened side by side */
  constructor(host: Host, services: Services, shells: Shells, opened: (group: OpenedGroup) => void) {
    this.#host = host;
    this.#services = services;
    this.#shells = shells;
    this.#opened = opened;
  }

  /** A shell with the account's preferences, on the node that `argument` is or that the person chooses. */
  async start(argument: unknown): Promise<void> {
    this.#assertTrusted();
    const node = argument === undefined ? await pickNode(this.#current()) : parseNode(argument);
    if (node !== undefined) await this.#openAlike([node], {});
  }

  /** A node for another room; undefined when none was chosen. What may be production is given as production. */
  async chooseNode(title: string): Promise<NodeRef | undefined> {
    const connection = this.#current();
    const chosen = await pickNode(connection, title);
    if (chosen === undefined) return undefined;
    const { doubt, ...node } = await this.#shells.judge.judged(chosen, connection);
    if (doubt === undefined) return node;
    this.#host.report.info(`${nodeLabel(node)}: ${doubtSentence(doubt, node.id)}`);
    return { ...node, production: true };
  }

  /** A session whose document, parameters and reason the person chooses. */
  async startWith(argument: unknown): Promise<void> {
    this.#assertTrusted();
    const { nodes: given, document } = parseSeed(argument);
    const connection = this.#connection(document?.connectionId ?? given[0]?.connectionId);
    const nodes = given.length > 0 ? given : await this.#pickOne(connection, document?.name);
    const [first] = nodes;
    if (first === undefined) return;
    const title = nodes.length === 1 ? nodeLabel(first) : `${String(nodes.length)} nodes`;
    const choice = await chooseSession(connection, {
      title: `Start Session on ${title}`,
      documentName: document?.name,
    });
    if (choice !== undefined && (await this.#mayOpen(nodes))) await this.#openAlike(nodes, choice);
  }

  /** A shell on each of several nodes, side by side. */
  async startSeveral(argument: unknown): Promise<void> {
    this.#assertTrusted();
    const title = 'Start Session on Several Nodes';
    const nodes = argument === undefined ? await pickNodes(this.#current(), title) : parseNodes(argument);
    if (nodes.length > 0 && (await this.#mayOpen(nodes))) await this.#openAlike(nodes, {});
  }

  /** A session in a container that the person names, with the document, parameters and reason of their choice. */
  async startOnEcs(): Promise<void> {
    this.#assertTrusted();
    const connection = this.#current();
    const target = await askEcsTarget();
    if (target === undefined) return;
    const name = ecsName(target);
    const title = `Start Session on ${name}`;
    const choice = await chooseSession(connection, { title, suits: suitsContainers });
    if (choice === undefined) return;
    const { id: connectionId } = connection;
    const known = { platform: 'Linux', online: true, production: false } as const;
    const wanted = { node: { connectionId, id: target.id, name, ...known }, choice };
    if (await this.#mayEnter(wanted)) await this.#open([wanted]);
  }

  /** Sessions as they were open before, with the questions that were asked then. */
  async openAgain(wanted: readonly WantedSession[]): Promise<void> {
    this.#assertTrusted();
    if (!(await this.#mayOpen(wanted.map(({ node }) => node)))) return;
    const agreed: WantedSession[] = [];
    for (const each of wanted) if (await this.#mayEnter(each)) agreed.push(each);
    if (agreed.length > 0) await this.#open(agreed);
  }

  /** What VS Code's own “new terminal” shows: undefined when no node was chosen. */
  async profile(): Promise<vscode.TerminalProfile | undefined> {
    this.#assertTrusted();
    const connection = this.#current();
    const chosen = await pickNode(connection);
    if (chosen === undefined) return undefined;
    const node = await this.#shells.judge.judged(chosen, connection);
    const shell = this.#shells.make({ node, connection });
    this.#shells.showWhenOpened(shell);
    return new vscode.TerminalProfile(terminalOptions(node, shell.session.title, shell.pty));
  }

  async #pickOne(connection: Connection, documentName: string | undefined): Promise<readonly NodeRef[]> {
    const title = documentName === undefined ? 'Start Session With' : `Start Session with ${documentName}`;
    const node = await pickNode(connection, title);
    return node === undefined ? [] : [node];
  }

  async #mayOpen(nodes: readonly NodeRef[]): Promise<boolean> {
    if (nodes.length <= manySessions) return true;
    const question = `Open ${String(nodes.length)} terminals, one on each node?`;
    return this.#host.confirm({ question, detail: names(nodes.map(nodeLabel)), verb: 'Open' });
  }

  /** Containers are asked about, nodes are not. */
  async #mayEnter({ node, choice }: WantedSession): Promise<boolean> {
    const target = parseEcsTarget(node.id);
    if (target === undefined) return true;
    const connection = this.#connectionOf(node);
    const judged = await this.#shells.judge.judged(node, connection);
    return this.#host.confirm(ecsQuestion(target, judged, choice, connection));
  }

  #openAlike(nodes: readonly NodeRef[], choice: SessionChoice): Promise<void> {
    return this.#open(nodes.map((node) => ({ node, choice })));
  }

  async #open(wanted: readonly WantedSession[]): Promise<void> {
    const { judge } = this.#shells;
    const requests = wanted.map((each) => ({ ...each, connection: this.#connectionOf(each.node) }));
    const judged = requests.map(async (request) => ({
      ...request,
      node: await judge.judged(request.node, request.connection),
    }));
    const shells = (await Promise.all(judged)).map((request) => this.#shells.make(request));
    openSideBySide(shells.map(({ node, session, pty }) => terminalOptions(node, session.title, pty)));
    if (shells.length > 1) this.#opened(shells);
  }

  #assertTrusted(): void {
    if (vscode.workspace.isTrusted) return;
    throw new AppError('denied', 'Sessions are not opened from a workspace that is not trusted.');
  }

  #current(): Connection {
    const { current } = this.#services.connections;
    if (current !== undefined) return current;
    throw new AppError('credentials', 'Choose a profile first.');
  }

  #connection(id: string | undefined): Connection {
    if (id === undefined) return this.#current();
    const connection = this.#services.connections.byId(id);
    if (connection !== undefined) return connection;
    throw new AppError('notFound', 'The connection was closed. Refresh the view and try again.');
  }

  #connectionOf(node: NodeRef): Connection {
    const connection = this.#services.connections.byId(node.connectionId);
    if (connection !== undefined) return connection;
    throw new AppError('notFound', `The connection of ${nodeLabel(node)} was closed. Refresh the nodes.`);
  }
}
