import { latest, type Parameter, type ParameterVersion } from './model.ts';
import { parseReference } from './name.ts';
import type { ParameterStore } from './store.ts';

/** What a reference leads to. */
export type Found =
  | {
      readonly parameter: Parameter;
      readonly version: ParameterVersion;
      readonly selector: string | undefined;
    }
  | 'noParameter'
  | 'noVersion';

/** Resolves `name`, `name:3`, `name:label` or an ARN. */
export function findVersion(store: ParameterStore, reference: string): Found {
  const { key, selector } = parseReference(reference);
  const parameter = store.find(key);
  if (parameter === undefined) return 'noParameter';
  if (selector === undefined) return { parameter, version: latest(parameter), selector };
  const number = /^\d+$/.test(selector) ? Number(selector) : parameter.labels.get(selector);
  const version = parameter.versions().find((candidate) => candidate.version === number);
  return version === undefined ? 'noVersion' : { parameter, version, selector };
}
