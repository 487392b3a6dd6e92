import { AppError } from '../../core/base/errors.ts';
import { parseTunnel, settingOf, type TunnelConfig } from './config.ts';

/** Where a tunnel is written down: the person's settings, the workspace's, or nowhere but in this window. */
export type TunnelScope = 'workspace' | 'user' | 'window';
export const tunnelScopes: readonly TunnelScope[] = ['workspace', 'user', 'window'];

/** Where a tunnel comes from: a place where it is kept, or a task that writes it out itself. */
export type TunnelOrigin = TunnelScope | 'task';

/** A row's worth of a setting: a tunnel, or what could not be read as one. */
export type TunnelEntry =
  | {
      readonly kind: 'tunnel';
      readonly id: string;
      readonly scope: TunnelOrigin;
      readonly config: TunnelConfig;
    }
  | {
      readonly kind: 'broken';
      readonly id: string;
      readonly scope: TunnelScope;
      readonly name: string;
      readonly problem: string;
    };

/** Stable over edits of everything but the name, and over reloads. */
export function tunnelId(scope: TunnelScope, name: string): string {
  return `${scope}:${name}`;
}

/** A tunnel that is kept somewhere, where it can be changed. */
export type SavedTunnel = Extract<TunnelEntry, { kind: 'tunnel' }> & { readonly scope: TunnelScope };

/**
 * A tunnel that a task writes out itself. All of it is its id: two tasks to the same host through other accounts,
 * nodes or ports are two tunnels, and neither may be taken for the other.
 */
export function taskEntry(config: TunnelConfig): Extract<TunnelEntry, { kind: 'tunnel' }> {
  const all = JSON.stringify(settingOf({ ...config, name: '' }));
  return { kind: 'tunnel', id: `task:${all}`, scope: 'task', config };
}

/** What one place holds. A value that is no list is one broken entry; absent it is none. */
export function entriesOf(scope: TunnelScope, value: unknown): readonly TunnelEntry[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    const problem = 'The setting must be a list of tunnels.';
    return [{ kind: 'broken', id: `${scope}#`, scope, name: '', problem }];
  }
  const names = new Set<string>();
  return value.map((item: unknown, index) => entryOf(scope, item, index, names));
}

function entryOf(scope: TunnelScope, item: unknown, index: number, names: Set<string>): TunnelEntry {
  const parsed = parseTunnel(item);
  const broken = { kind: 'broken', id: `${scope}#${index}`, scope } as const;
  if (!parsed.ok) return { ...broken, name: parsed.name, problem: parsed.problem };
  const { config } = parsed;
  if (names.has(config.name)) {
    return { ...broken, name: config.name, problem: 'Another tunnel of these settings has this name.' };
  }
  names.add(config.name);
  return { kind: 'tunnel', id: tunnelId(scope, config.name), scope, config };
}

/** The list with one more. Throws kind `conflict` for a name that is taken, `invalid` when there is no list. */
export function withAdded(value: unknown, config: TunnelConfig): readonly unknown[] {
  const list = listOf(value);
  refuseTaken(list, config.name);
  return [...list, settingOf(config)];
}

/** The list with `config` in the place of the tunnel `name`; what else it holds, broken or not, is left as it is. */
export function withReplaced(value: unknown, name: string, config: TunnelConfig): readonly unknown[] {
  const list = listOf(value);
  const index = indexOf(list, name);
  if (config.name !== name) refuseTaken(list, config.name);
  return list.with(index, settingOf(config, list[index]));
}

export function withRemoved(value: unknown, name: string): readonly unknown[] {
  const list = listOf(value);
  return list.toSpliced(indexOf(list, name), 1);
}

/** `name`, or `name 2`, `name 3`, … when that is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${String(number)}`;
  return free;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new AppError('invalid', 'The setting ssmWorkbench.tunnels.saved is not a list. Mend it first.');
}

function indexOf(list: readonly unknown[], name: string): number {
  const index = list.findIndex((item) => isNamed(item, name));
  if (index >= 0) return index;
  throw new AppError('notFound', `The tunnel “${name}” is not in the settings any more.`);
}

function refuseTaken(list: readonly unknown[], name: string): void {
  if (!list.some((item) => isNamed(item, name))) return;
  throw new AppError('conflict', `There is another tunnel “${name}” in these settings. Choose another name.`);
}

function isNamed(item: unknown, name: string): boolean {
  const parsed = parseTunnel(item);
  return parsed.ok ? parsed.config.name === name : false;
}
