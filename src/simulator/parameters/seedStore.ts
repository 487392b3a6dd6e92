import type { Tag } from '../system.ts';
import { demoParameters, type ParameterSpec } from './demo.ts';
import { generatedName, generatedSpec } from './generate.ts';
import { createParameter, type Parameter, type ParameterVersion } from './model.ts';
import { parsePolicies } from './policies.ts';
import { createParameterStore, type ParameterStore } from './store.ts';

export interface SeedOptions {
  /** How many parameters in all; undefined: the demo's own. */
  readonly count: number | undefined;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly user: string;
}

/** An account has 10,000 standard parameters at most; what is generated beyond them is advanced. */
const standardLimit = 10_000;
const day = 24 * 60 * 60 * 1000;

/** The parameters that the simulator starts with. Generated ones get their values when they are first looked at. */
export function seedStore(options: SeedOptions): ParameterStore {
  const count = options.count ?? demoParameters.length;
  const own = demoParameters.slice(0, count).map((spec) => fromSpec(spec, options));
  const generated = Array.from({ length: count - own.length }, (_, index) => {
    const advanced = own.length + index >= standardLimit;
    return createParameter(generatedName(index), () => {
      const spec = generatedSpec(options.seed, index);
      return versionsOf(advanced ? { ...spec, advanced } : spec, options);
    });
  });
  return createParameterStore([...own, ...generated]);
}

function fromSpec(spec: ParameterSpec, options: SeedOptions): Parameter {
  const parameter = createParameter(spec.name, () => versionsOf(spec, options), tagsOf(spec));
  for (const [label, version] of Object.entries(spec.labels ?? {})) parameter.labels.set(label, version);
  return parameter;
}

/** Versions a month apart, the last one some days old. */
function versionsOf(spec: ParameterSpec, { now, user }: SeedOptions): readonly ParameterVersion[] {
  return spec.values.map((value, index) => ({
    version: index + 1,
    type: spec.type,
    value,
    description: spec.description,
    allowedPattern: spec.allowedPattern,
    keyId: spec.type === 'SecureString' ? 'alias/aws/ssm' : undefined,
    tier: spec.advanced === true ? 'Advanced' : 'Standard',
    dataType: spec.dataType ?? 'text',
    policies: parsePolicies(spec.policies),
    modified: now - (spec.values.length - index) * 30 * day - spec.name.length * day,
    user,
  }));
}

function tagsOf({ name }: ParameterSpec): readonly Tag[] {
  const environment = /^\/shop\/(production|staging|development)\//.exec(name)?.[1];
  if (environment === undefined) return [];
  return [{ key: 'Environment', value: environment.charAt(0).toUpperCase() + environment.slice(1) }];
}
