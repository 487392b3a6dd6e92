import type { NodeRef } from '../../core/model/refs.ts';

/** A node that can be chosen for a session. */
export interface OnlineNode {
  readonly id: string;
  /** EC2 Name tag, else the computer's name, else the id. */
  readonly name: string;
  readonly platform: NodeRef['platform'];
  /** Operating system and address, for the eye. */
  readonly about: string;
}

const shortestKeepAlive = 5;
const longestKeepAlive = 300;

/** Milliseconds of the setting, which anybody may have written by hand. */
export function keepAliveMilliseconds(seconds: number): number {
  return 1000 * Math.min(longestKeepAlive, Math.max(shortestKeepAlive, seconds));
}
