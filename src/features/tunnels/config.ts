import { isIPv6 } from 'node:net';
import { isRecord } from '../../core/base/json.ts';
import { plainText } from '../../core/base/plainText.ts';
import { isSessionTarget } from '../../core/model/container.ts';

/** Through which node a tunnel goes: one by its id, or the first online one with a tag. */
export type TunnelTarget =
  /** `i-…`, `mi-…` or `ecs:cluster_task_runtime`. */
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'tag'; readonly key: string; readonly value: string };

/** A tunnel as a person names it. */
export interface TunnelConfig {
  /** Unique where it is saved. */
  readonly name: string;
  readonly target: TunnelTarget;
  /** A host that the node reaches; absent: the node itself. */
  readonly remoteHost?: string;
  /** 1 to 65535. */
  readonly remotePort: number;
  /** On this computer, 1 to 65535; 0: any free one. */
  readonly localPort: number;
  /** Absent: the connection in force when the tunnel starts. */
  readonly profile?: string;
  /** Absent: the Region of the profile, or of the connection in force. */
  readonly region?: string;
}

/** An entry of the setting `ssmWorkbench.tunnels.saved`, understood or not. */
export type Parsed =
  | { readonly ok: true; readonly config: TunnelConfig }
  /** `name` is empty when the entry has none. */
  | { readonly ok: false; readonly name: string; readonly problem: string };

const longestName = 80;
const highestPort = 65_535;
const longestHost = 253;
const longestProfile = 128;
/** Of AWS's tags, in characters. */
const longestTag = { key: 128, value: 256 };
const controls = /\p{Cc}/u;
/** Names and IPv4 addresses; the document takes three characters at least. */
const hostName = /^[A-Za-z0-9][A-Za-z0-9._-]{2,}$/;
const regionName = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;

/** Why a text cannot be a tunnel's name; undefined when it can. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'Give the tunnel a name.';
  if (name.length > longestName) return `A name has at most ${longestName} characters.`;
  return plainText(name) === name ? undefined : 'A name is one line without control characters.';
}

/** Why a text names no node. */
export function targetProblem(text: string): string | undefined {
  if (parseTarget(text) !== undefined) return undefined;
  return 'Give a node’s ID (i-…, mi-…), an ECS target (ecs:cluster_task_runtime) or a tag (tag:Role=bastion).';
}

/** Why a text cannot be a remote host; empty is the node itself. */
export function hostProblem(host: string): string | undefined {
  if (host === '' || isIPv6(host)) return undefined;
  if (hostName.test(host) && host.length <= longestHost) return undefined;
  return 'Give a host name or an address, without scheme, port or path.';
}

export function remotePortProblem(port: unknown): string | undefined {
  return isPort(port) && port > 0 ? undefined : `A remote port is a number from 1 to ${highestPort}.`;
}

export function localPortProblem(port: unknown): string | undefined {
  return isPort(port)
    ? undefined
    : `A local port is a number from 1 to ${highestPort}, or 0 for any free one.`;
}

/** Why a text cannot be a profile of the configuration files; empty is the connection in force. */
export function profileProblem(profile: string): string | undefined {
  if (plainText(profile) === profile && profile.length <= longestProfile) return undefined;
  return `A profile’s name is one line of at most ${longestProfile} characters.`;
}

export function regionProblem(region: string): string | undefined {
  return regionName.test(region) ? undefined : 'Give a Region’s code, for example eu-central-1.';
}

/** `tag:Key=Value` or a node's id; a value may contain `=`. */
export function parseTarget(text: string): TunnelTarget | undefined {
  if (isSessionTarget(text)) return { kind: 'node', id: text };
  const [, key, value] = /^tag:([^=]+)=(.+)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined || controls.test(text)) return undefined;
  const isTag = key.length <= longestTag.key && value.length <= longestTag.value;
  return isTag ? { kind: 'tag', key, value } : undefined;
}

/** As it stands in the settings. */
export function targetText(target: TunnelTarget): string {
  return target.kind === 'node' ? target.id : `tag:${target.key}=${target.value}`;
}

/** Reads one entry of the setting, which anybody may have written by hand. */
export function parseTunnel(value: unknown): Parsed {
  if (!isRecord(value)) return { ok: false, name: '', problem: 'This is not a tunnel but something else.' };
  const { name = '', target = '', remoteHost, remotePort, localPort = 0, profile, region } = value;
  const called = typeof name === 'string' ? plainText(name.slice(0, longestName)) : '';
  const problem =
    textProblem('name', name, nameProblem) ??
    textProblem('target', target, targetProblem) ??
    textProblem('remoteHost', remoteHost ?? '', hostProblem) ??
    remotePortProblem(remotePort) ??
    localPortProblem(localPort) ??
    textProblem('profile', profile ?? '', profileProblem) ??
    textProblem('region', region ?? '', (text) => (text === '' ? undefined : regionProblem(text)));
  const found = typeof target === 'string' ? parseTarget(target) : undefined;
  if (problem !== undefined || found === undefined || !isPort(remotePort) || !isPort(localPort)) {
    return { ok: false, name: called, problem: problem ?? 'This is not a tunnel.' };
  }
  const options = present({ remoteHost, profile, region });
  return { ok: true, config: { name: String(name), target: found, remotePort, localPort, ...options } };
}

const ownKeys: readonly string[] = [
  'name',
  'target',
  'remoteHost',
  'remotePort',
  'localPort',
  'profile',
  'region',
];

/** The entry for the setting. What `before` holds beside a tunnel's own keys is kept. */
export function settingOf(config: TunnelConfig, before: unknown = {}): Readonly<Record<string, unknown>> {
  const { name, target, ...rest } = config;
  const others = isRecord(before) ? Object.entries(before).filter(([key]) => !ownKeys.includes(key)) : [];
  return { name, target: targetText(target), ...rest, ...Object.fromEntries(others) };
}

function textProblem(
  key: string,
  value: unknown,
  check: (text: string) => string | undefined,
): string | undefined {
  return typeof value === 'string' ? check(value) : `“${key}” must be a text.`;
}

/** Those that are texts with something in them. */
function present<K extends string>(values: Readonly<Record<K, unknown>>): { readonly [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key in values) {
    const value = values[key];
    if (typeof value === 'string' && value !== '') found[key] = value;
  }
  return found;
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestPort;
}
