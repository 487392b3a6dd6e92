import type { Json, JsonObject } from '../../../core/base/json.ts';
import { sessionTypes } from '../../../core/session/handshake.ts';
import { isJsonObject, textOf } from '../../base/json.ts';
import type { SimulatedNode } from '../../system.ts';
import type { SessionPlan } from '../preferences.ts';

/** `properties` of a session document that runs a command, for one platform. */
export interface CommandProperties {
  /** The command line. */
  readonly commands: string;
  /** Runs as root rather than as the session's user. */
  readonly runAsElevated: boolean;
  /** Errors and the exit code come apart from the output. */
  readonly separatesOutput: boolean;
  readonly stdoutPrefix: string;
  readonly stderrPrefix: string;
}

const platformKeys = { Linux: 'linux', Windows: 'windows', MacOS: 'macos' } as const;

export function commandProperties(plan: SessionPlan, node: SimulatedNode): CommandProperties {
  const own = plan.properties[platformKeys[node.platform]];
  const properties: JsonObject = isJsonObject(own) ? own : {};
  return {
    commands: textOf(properties, 'commands') ?? '',
    runAsElevated: isTrue(properties['runAsElevated']),
    separatesOutput: isTrue(properties['separateOutputStream']),
    stdoutPrefix: textOf(properties, 'stdoutSeparatorPrefix') ?? '',
    stderrPrefix: textOf(properties, 'stderrSeparatorPrefix') ?? '',
  };
}

/** Only commands without a terminal have two streams. */
export function separatesOutput(plan: SessionPlan, node: SimulatedNode): boolean {
  return (
    plan.sessionType === sessionTypes.nonInteractiveCommands && commandProperties(plan, node).separatesOutput
  );
}

/** Documents say it as a Boolean or, through a parameter, as text. */
export function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true';
}
