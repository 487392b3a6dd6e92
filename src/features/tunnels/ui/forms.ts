import type { Connection } from '../../../core/aws/connection.ts';
import { noneOnline } from '../../../core/aws/onlineNodes.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import type { Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import { plainText } from '../../../core/base/plainText.ts';
import { connectionWords } from '../../../core/base/words.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import { nodesToChoose } from '../api.ts';
import { targetText } from '../config.ts';
import { configOf, draftOf, emptyDraft, suggestedName, type Draft } from '../draft.ts';
import type { TunnelKernel } from '../kernel.ts';
import type { TunnelList } from '../list.ts';
import type { StartedEntry } from '../runner.ts';
import { freeName, type SavedTunnel, type TunnelScope } from '../saved.ts';
import { fillForm, hasWorkspace, type ConnectionChoice, type FormParts, type NodeRows } from './form.ts';
import type { SavedTunnels } from './savedTunnels.ts';
import type { Row } from './steps.ts';

/** The forms in which tunnels are made and changed. Each answers the tunnel that it has written down. */
export class TunnelForms implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #list: TunnelList;
  readonly #saved: SavedTunnels;
  readonly #loadKernel: () => Promise<TunnelKernel>;
  readonly #scope = new AbortScope();

  constructor(
    host: Host,
    services: Services,
    list: TunnelList,
    saved: SavedTunnels,
    loadKernel: () => Promise<TunnelKernel>,
  ) {
    this.#host = host;
    this.#services = services;
    this.#list = list;
    this.#saved = saved;
    this.#loadKernel = loadKernel;
  }

  dispose(): void {
    this.#scope.dispose();
  }

  /** All questions. */
  async add(): Promise<StartedEntry | undefined> {
    const options = { title: 'Add Tunnel', draft: emptyDraft, given: [], ownName: '' };
    return this.#keep(await fillForm(this.#parts(), options));
  }

  /** A tunnel to or through a node that was chosen already; kept for this window unless the person wants more. */
  async forward(node: NodeRef): Promise<StartedEntry | undefined> {
    const name = plainText(node.name) || node.id;
    const draft: Draft = { ...emptyDraft, ...this.#pinned(node), target: node.id, scope: 'window' };
    const options = {
      title: `Forward Port of ${name}`,
      draft,
      given: ['target', 'connection', 'name'] as const,
      ownName: '',
    };
    const filled = await fillForm(this.#parts(), options);
    if (filled === undefined) return undefined;
    return this.#keep({ ...filled, name: suggestedName(filled, name, this.#taken(filled.scope)) });
  }

  async edit({ scope, config }: SavedTunnel): Promise<StartedEntry | undefined> {
    const draft = draftOf(config, targetText(config.target), scope);
    const options = {
      title: `Edit ${config.name}`,
      draft,
      given: scope === 'window' ? [] : (['scope'] as const),
      ownName: config.name,
    };
    const filled = await fillForm(this.#parts(), options);
    return filled === undefined ? undefined : this.#replace({ scope, name: config.name }, filled);
  }

  async duplicate({ scope, config }: SavedTunnel): Promise<StartedEntry | undefined> {
    const name = freeName(config.name, this.#taken(scope));
    const draft = draftOf({ ...config, name }, targetText(config.target), scope);
    const options = { title: `Duplicate ${config.name}`, draft, given: [], ownName: '' };
    return this.#keep(await fillForm(this.#parts(), options));
  }

  async #keep(draft: Draft | undefined): Promise<StartedEntry | undefined> {
    if (draft === undefined) return undefined;
    await this.#saved.add(draft.scope, requireConfig(draft));
    return this.#entry(draft);
  }

  async #replace(
    before: { readonly scope: TunnelScope; readonly name: string },
    draft: Draft,
  ): Promise<StartedEntry | undefined> {
    const config = requireConfig(draft);
    if (draft.scope === before.scope) {
      await this.#saved.replace(before.scope, before.name, config);
    } else {
      // First where it goes to: what fails on the way loses nothing.
      await this.#saved.add(draft.scope, config);
      await this.#saved.remove(before.scope, before.name);
    }
    return this.#entry(draft);
  }

  #entry({ scope, name }: Draft): StartedEntry | undefined {
    return this.#list.tunnels.find((entry) => entry.scope === scope && entry.config.name === name);
  }

  /** A node of another connection than that in force is reached by its own. */
  #pinned({ connectionId }: NodeRef): Partial<Draft> {
    const { connections } = this.#services;
    const connection = connections.byId(connectionId);
    if (connection === undefined || connection === connections.current) return {};
    const { profile } = connection.spec;
    return profile === undefined ? {} : { profile, region: connection.region };
  }

  #taken(scope: TunnelScope): ReadonlySet<string> {
    const names = this.#list.tunnels.filter((entry) => entry.scope === scope);
    return new Set(names.map(({ config }) => config.name));
  }

  #parts(): FormParts {
    const { current } = this.#services.connections;
    return {
      nodes: () => this.#nodes(current),
      connections: this.#connections(),
      hasWorkspace: hasWorkspace(),
      taken: (scope) => this.#taken(scope),
      freePort: async (port) => (await this.#loadKernel()).nextFreePort(port),
    };
  }

  /** A list that cannot be read does not keep anybody from typing. */
  async #nodes(connection: Connection | undefined): Promise<NodeRows> {
    if (connection === undefined) return { rows: [], none: 'No profile is chosen.' };
    try {
      const nodes = await nodesToChoose(connection, this.#scope.signal);
      const rows = nodes.map(({ id, name, about }) => ({
        label: name,
        description: id,
        detail: about,
        value: id,
      }));
      return rows.length === 0 ? { rows, none: `${noneOnline(connection)}.` } : { rows };
    } catch (error) {
      this.#host.report.failure(error, 'list the online nodes');
      return { rows: [], none: 'The online nodes could not be listed.' };
    }
  }

  #connections(): readonly Row<ConnectionChoice>[] {
    const { current, configuration } = this.#services.connections;
    const now = current === undefined ? 'none now' : `now ${connectionWords(current)}`;
    const inForce = {
      label: 'The connection in force',
      description: `when the tunnel starts; ${now}`,
      value: { profile: '', region: '' },
    };
    const pinned = current?.spec.profile;
    const own =
      pinned === undefined || current === undefined
        ? []
        : [row(pinned, `always, in ${current.region}`, { profile: pinned, region: current.region })];
    const others = [...configuration.profiles.keys()].map((profile) =>
      row(profile, 'always, in its own Region', { profile, region: '' }),
    );
    return [inForce, ...own, ...others];
  }
}

function row(label: string, description: string, value: ConnectionChoice): Row<ConnectionChoice> {
  return { label, description, value };
}

function requireConfig(draft: Draft): NonNullable<ReturnType<typeof configOf>> {
  const config = configOf(draft);
  if (config !== undefined) return config;
  throw new AppError('bug', 'The form was left with an answer missing.');
}
