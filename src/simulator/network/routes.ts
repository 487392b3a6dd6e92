import type { SimulatedNode } from '../system.ts';

/** A port of this computer that stands for a port of nodes or of a host behind them. */
export interface Route {
  /** Id or name of a node, or name of a host. */
  readonly name: string;
  /** The port that is asked for; undefined: any. */
  readonly port: number | undefined;
  /** The port on 127.0.0.1. */
  readonly local: number;
}

export interface Routes {
  /** Ports of nodes themselves. */
  readonly ports: readonly Route[];
  /** Hosts that nodes reach. */
  readonly hosts: readonly Route[];
}

/** Where a connection goes: to a port of 127.0.0.1, to the page that the simulator serves itself, or nowhere. */
export type Place = { readonly local: number } | 'page' | 'nowhere';

/** Who serves the demo's page: web servers, and a host that the nodes reach and this computer does not. */
const pagePorts: readonly number[] = [80, 8_080];
const pageHosts: readonly string[] = ['intranet.internal', 'db.internal'];
const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/**
 * Where a port of a node, or of a host seen from it, is on this computer. A node's port is the one of the same
 * number unless a route says otherwise; a host without a route is not known.
 */
export function placeOf(routes: Routes, node: SimulatedNode, host: string | undefined, port: number): Place {
  if (host === undefined || isItself(node, host)) return placeOnNode(routes, node, port);
  const name = host.toLowerCase();
  const route = routes.hosts.find((each) => each.name.toLowerCase() === name && fits(each, port));
  if (route !== undefined) return { local: route.local };
  return pageHosts.includes(name) ? 'page' : 'nowhere';
}

function placeOnNode({ ports }: Routes, node: SimulatedNode, port: number): Place {
  const route = ports.find((each) => (each.name === node.id || each.name === node.name) && fits(each, port));
  if (route !== undefined) return { local: route.local };
  return isWebServer(node) && pagePorts.includes(port) ? 'page' : { local: port };
}

function isItself(node: SimulatedNode, host: string): boolean {
  const name = host.toLowerCase();
  return loopbackNames.includes(name) || name === node.ipAddress || name === node.hostname.toLowerCase();
}

function isWebServer({ tags }: SimulatedNode): boolean {
  return tags.some(({ key, value }) => key === 'Role' && value === 'web');
}

function fits(route: Route, port: number): boolean {
  return route.port === undefined || route.port === port;
}

/**
 * Reads `NODE:PORT=LOCAL` (flag `--node-port`) or `HOST[:PORT]=LOCAL` (flag `--remote-host`). Throws with a sentence.
 */
export function parseRoute(flag: string, text: string): Route {
  const { name, port, local } =
    /^(?<name>[\w.-]{1,253})(?::(?<port>\d{1,5}))?=(?<local>\d{1,5})$/.exec(text)?.groups ?? {};
  const route = {
    name: name ?? '',
    port: port === undefined ? undefined : Number(port),
    local: Number(local),
  };
  if (name !== undefined && isPort(route.local) && (route.port === undefined || isPort(route.port)))
    return route;
  throw new Error(`--${flag} is NAME:PORT=LOCAL, ports from 1 to 65535, not "${text}".`);
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65_535;
}
