import { isRecord } from '../../core/base/json.ts';
import { AppError } from '../../core/base/errors.ts';
import { plainText } from '../../core/base/plainText.ts';
import { parseTunnel, type TunnelConfig } from './config.ts';
import { nodeLabel } from '../../core/model/nodeLabel.ts';
import type { TunnelState, TunnelStatus } from './model.ts';
import { destination } from './request.ts';

export const taskType = 'ssmWorkbench.tunnel';
/** Of package.json's `problemMatchers`: it reads the lines below, so that a debugger knows when to go on. */
export const problemMatcher = '$ssm-tunnel';

/** What a task of tasks.json asks for: a saved tunnel, or one that is written out in the task itself. */
export type TaskTunnel =
  { readonly kind: 'saved'; readonly name: string } | { readonly kind: 'own'; readonly config: TunnelConfig };

/** Reads a task's definition. Throws kind `invalid` with what is wrong. */
export function parseTask(definition: unknown): TaskTunnel {
  if (!isRecord(definition)) throw new AppError('invalid', 'This is not a tunnel task.');
  const { tunnel, ...rest } = definition;
  if (typeof tunnel === 'string' && tunnel !== '') return { kind: 'saved', name: tunnel };
  const parsed = parseTunnel({ ...rest, name: ownName(rest) });
  if (parsed.ok) return { kind: 'own', config: parsed.config };
  throw new AppError(
    'invalid',
    `The task needs “tunnel”, the name of a saved one, or a tunnel of its own. ${parsed.problem}`,
  );
}

/** For the eye only: two tunnels may be called the same. */
function ownName({ target, remoteHost, remotePort }: Readonly<Record<string, unknown>>): string {
  const host = [remoteHost, target].find((text) => typeof text === 'string' && text !== '');
  const port = typeof remotePort === 'number' ? String(remotePort).slice(0, 5) : '';
  return `task ${plainText(typeof host === 'string' ? host : '').slice(0, 60)}:${port}`;
}

/** The first line, with which the problem matcher takes the task for busy. */
export function beginLine(config: TunnelConfig): string {
  return `starting tunnel ${config.name} to ${destination(config)}`;
}

/**
 * What a task says of a tunnel, a line for each thing that is new. `listening 127.0.0.1:PORT` comes when
 * connections go through, and is what a debugger waits for.
 */
export class TaskLines {
  #last = '';

  of(status: TunnelStatus): string | undefined {
    const line = lineOf(status.state, status);
    if (line === undefined || line === this.#last) return undefined;
    this.#last = line;
    return line;
  }
}

function lineOf(state: TunnelState, { node, port }: TunnelStatus): string | undefined {
  switch (state.kind) {
    case 'starting':
      return state.step === 'session' && node !== undefined ? `node ${nodeLabel(node)}` : undefined;
    case 'open':
      return `listening 127.0.0.1:${String(port)}`;
    case 'reconnecting':
      return `reconnecting: ${state.cause}`;
    case 'waiting':
      return `waiting: ${state.sentence}`;
    case 'failed':
      return `failed: ${state.sentence}`;
    case 'stopped':
      return 'stopped';
    case 'stopping':
      return undefined;
  }
}

/** The exit code of a task whose tunnel is over; undefined while it is not. One that never opened has failed. */
export function exitCodeOf({ kind }: TunnelState, hasOpened: boolean): number | undefined {
  if (kind === 'failed') return 1;
  if (kind !== 'stopped') return undefined;
  return hasOpened ? 0 : 1;
}
