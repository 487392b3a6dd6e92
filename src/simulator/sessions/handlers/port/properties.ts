import type { JsonObject } from '../../../../core/base/json.ts';
import { textOf } from '../../../base/json.ts';

/** What a Port document asks for, parameters in place. */
export interface PortProperties {
  readonly port: number;
  /** Undefined: the node itself. */
  readonly host: string | undefined;
  /** `LocalPortForwarding`; absent for the raw stream of AWS-StartSSHSession (§12). */
  readonly isForwarding: boolean;
}

/** Undefined when there is no port: the agent cannot do anything then. */
export function parsePortProperties(properties: JsonObject): PortProperties | undefined {
  const text = textOf(properties, 'portNumber') ?? '';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) return undefined;
  const host = textOf(properties, 'host') ?? '';
  return {
    port,
    host: host === '' ? undefined : host,
    isForwarding: textOf(properties, 'type') === 'LocalPortForwarding',
  };
}
