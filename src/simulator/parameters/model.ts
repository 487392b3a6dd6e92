import type { Tag } from '../system.ts';

export type ParameterType = 'String' | 'StringList' | 'SecureString';
export type Tier = 'Standard' | 'Advanced';

/** One version of a parameter, as it was put. */
export interface ParameterVersion {
  readonly version: number;
  readonly type: ParameterType;
  /** In the clear; only `views.ts` decides who sees it. */
  readonly value: string;
  readonly description: string | undefined;
  readonly allowedPattern: string | undefined;
  readonly keyId: string | undefined;
  readonly tier: Tier;
  readonly dataType: string;
  readonly policies: readonly Policy[];
  /** Milliseconds since the epoch. */
  readonly modified: number;
  /** ARN of who put it. */
  readonly user: string;
}

export interface Policy {
  readonly type: string;
  /** The policy's own JSON. */
  readonly text: string;
}

/** A parameter; its versions are in ascending order and there is at least one. */
export interface Parameter {
  readonly name: string;
  versions(): readonly ParameterVersion[];
  setVersions(versions: readonly ParameterVersion[]): void;
  /** Version number by label. */
  readonly labels: Map<string, number>;
  readonly tags: readonly Tag[];
  setTags(tags: readonly Tag[]): void;
}

/** A parameter whose versions are made at the first look. */
export function createParameter(
  name: string,
  first: () => readonly ParameterVersion[],
  tags: readonly Tag[] = [],
): Parameter {
  let versions: readonly ParameterVersion[] | undefined;
  let ownTags = tags;
  return {
    name,
    versions: () => (versions ??= first()),
    setVersions(changed) {
      versions = changed;
    },
    labels: new Map(),
    get tags() {
      return ownTags;
    },
    setTags(changed) {
      ownTags = changed;
    },
  };
}

/** The version in force. */
export function latest(parameter: Parameter): ParameterVersion {
  const version = parameter.versions().at(-1);
  if (version === undefined) throw new Error(`The parameter ${parameter.name} has no version.`);
  return version;
}

export function labelsOf(parameter: Parameter, version: number): readonly string[] {
  return [...parameter.labels].filter(([, number]) => number === version).map(([label]) => label);
}
