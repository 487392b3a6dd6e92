import type { FormatName } from './formats.ts';

/**
 * The one table of the document language, from which the published schemas are generated and by which
 * diagnostics, completion and hover go. A value of any type may also be text that holds `{{ … }}`.
 */
export type ValueType =
  'String' | 'Integer' | 'Boolean' | 'StringList' | 'StringMap' | 'MapList' | 'Map' | 'StepList' | 'any';

/** What a value names, so that completion can offer it. */
export type ValueRole = 'step' | 'parameterReference' | 'variableName' | 'script';

/** A key of a map: a property of the document, of a parameter, of a step, or an input. */
export interface KeySpec {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  /** What it is for: one sentence or two of Markdown. */
  readonly about: string;
  readonly values?: readonly string[];
  /** Values outside of `values` are accepted: they are suggestions. */
  readonly openValues?: boolean;
  readonly default?: string;
  /** A limit in words, for example `max 4096 characters`. */
  readonly limit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** One text is taken as well as a list. */
  readonly orText?: boolean;
  /** Most items of a list. */
  readonly maxItems?: number;
  /** Most characters of a text. */
  readonly maxLength?: number;
  /** What the text looks like. */
  readonly format?: FormatName;
  /** The keys of the map, or of each map of the list. */
  readonly keys?: readonly KeySpec[];
  /** Keys beside `keys` are accepted. */
  readonly openKeys?: boolean;
  /** What each value is under the keys that people choose, for example each file of `files`. */
  readonly each?: KeySpec;
  /** Keys that are usual where people choose them, the likeliest first. */
  readonly names?: readonly string[];
  readonly role?: ValueRole;
  /** Optional, and written in most cases: a new step has it. */
  readonly usual?: boolean;
}

type Options = Omit<KeySpec, 'name' | 'type' | 'required' | 'about'>;

export function optional(name: string, type: ValueType, about: string, options: Options = {}): KeySpec {
  return { name, type, required: false, about, ...options };
}

export function required(name: string, type: ValueType, about: string, options: Options = {}): KeySpec {
  return { name, type, required: true, about, ...options };
}

/** An output that later steps can use, declared or not. */
export interface OutputSpec {
  readonly name: string;
  readonly type: string;
}

/** An action of Automation runbooks, or a plugin of Command documents. */
export interface ActionSpec {
  readonly name: string;
  readonly about: string;
  readonly link: string;
  readonly inputs: readonly KeySpec[];
  /** Inputs beside `inputs` are accepted, for example those of the API operation. */
  readonly openInputs?: boolean;
  /** Of these inputs one is needed. */
  readonly oneOf?: readonly string[];
  /** Of each pair of inputs at most one is taken. */
  readonly exclusive?: readonly (readonly [string, string])[];
  /** The first input of each pair is of use only beside the second. */
  readonly companions?: readonly (readonly [string, string])[];
  readonly outputs?: readonly OutputSpec[];
  /** Used by AWS's own documents only: known, but not offered. */
  readonly internal?: boolean;
  /** Platforms that run a plugin. */
  readonly platforms?: readonly string[];
  /** Schema versions that know a plugin. */
  readonly schemaVersions?: readonly string[];
}

const guide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/';

/** A page of the AWS Systems Manager user guide. */
export function guidePage(page: string): string {
  return `${guide}${page}`;
}
