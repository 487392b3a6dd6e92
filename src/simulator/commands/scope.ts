import type { Json } from '../../core/base/json.ts';
import type { ParameterDefinition } from './document/model.ts';
import type { Lookup } from './parameters/interpolate.ts';
import { textOfValue } from './parameters/interpolate.ts';
import type { ParameterValues } from './parameters/values.ts';

/** What a document's steps see of its parameters. */
export interface Scope {
  readonly lookup: Lookup;
  /** `SSM_<name>` of the parameters that are handed over as variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A parameter handed over as a variable reads as that variable where the script still has its reference. */
export function scopeOf(definitions: readonly ParameterDefinition[], values: ParameterValues): Scope {
  const variables = definitions.filter(({ asVariable }) => asVariable).map(({ name }) => name);
  const shown = new Map<string, Json>(values);
  for (const name of variables) shown.set(name, `$SSM_${name}`);
  return {
    lookup: (name) => shown.get(name),
    environment: Object.fromEntries(
      variables.map((name) => [`SSM_${name}`, textOfValue(values.get(name) ?? '')]),
    ),
  };
}
