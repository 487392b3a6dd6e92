import {
  localPortProblem,
  nameProblem,
  parseTarget,
  remotePortProblem,
  type TunnelConfig,
} from './config.ts';
import { freeName, type TunnelScope } from './saved.ts';

/** A tunnel on its way through the form: texts as they are typed. */
export interface Draft {
  readonly target: string;
  readonly remoteHost: string;
  readonly remotePort: string;
  /** Empty: the remote port, where an ordinary program may listen on it. */
  readonly localPort: string;
  readonly profile: string;
  readonly region: string;
  readonly name: string;
  readonly scope: TunnelScope;
}

export const emptyDraft: Draft = {
  target: '',
  remoteHost: '',
  remotePort: '',
  localPort: '',
  profile: '',
  region: '',
  name: '',
  scope: 'user',
};

/** Why a typed text is no port; `any` lets 0 through. */
export function portTextProblem(text: string, any: boolean): string | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : undefined;
  return any ? localPortProblem(port) : remotePortProblem(port);
}

/** `db-5432` of a host or a node's name, made free among the names that are taken. */
export function suggestedName(draft: Draft, nodeName: string, taken: ReadonlySet<string>): string {
  const host = draft.remoteHost === '' ? nodeName : firstLabel(draft.remoteHost);
  const name = `${host === '' ? 'tunnel' : host}-${draft.remotePort}`;
  return freeName(nameProblem(name) === undefined ? name : `tunnel-${draft.remotePort}`, taken);
}

/** Why a name cannot be taken. `own`: the one that is being edited keeps its own. */
export function draftNameProblem(name: string, taken: ReadonlySet<string>, own: string): string | undefined {
  const problem = nameProblem(name);
  if (problem !== undefined || name === own) return problem;
  return taken.has(name) ? 'There is another tunnel with this name.' : undefined;
}

export function draftOf(config: TunnelConfig, target: string, scope: TunnelScope): Draft {
  return {
    target,
    remoteHost: config.remoteHost ?? '',
    remotePort: String(config.remotePort),
    localPort: String(config.localPort),
    profile: config.profile ?? '',
    region: config.region ?? '',
    name: config.name,
    scope,
  };
}

/** The tunnel of a form that was answered to its end; undefined when it was not. */
export function configOf(draft: Draft): TunnelConfig | undefined {
  const target = parseTarget(draft.target);
  if (target === undefined || portTextProblem(draft.remotePort, false) !== undefined) return undefined;
  const { name, remoteHost, profile, region } = draft;
  return {
    name,
    target,
    ...(remoteHost === '' ? {} : { remoteHost }),
    remotePort: Number(draft.remotePort),
    localPort: Number(draft.localPort),
    ...(profile === '' ? {} : { profile }),
    ...(region === '' ? {} : { region }),
  };
}

/** `db` of `db.internal`; an address stays whole. */
function firstLabel(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : (host.split('.')[0] ?? host);
}
