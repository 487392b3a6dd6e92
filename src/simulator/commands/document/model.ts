import type { Json, JsonObject } from '../../../core/base/json.ts';

/** A Command document (schema 1.2, 2.0 or 2.2) as far as running it needs. */
export interface CommandDocument {
  readonly schemaVersion: string;
  readonly parameters: readonly ParameterDefinition[];
  readonly steps: readonly Step[];
}

export interface ParameterDefinition {
  readonly name: string;
  /** String, StringList, StringMap, MapList, Boolean or Integer; text, so that a foreign type is no failure. */
  readonly type: string;
  /** Undefined: the parameter is required. */
  readonly defaultValue: Json | undefined;
  readonly allowedValues: readonly string[];
  readonly allowedPattern: string | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly minChars: number | undefined;
  readonly maxChars: number | undefined;
  /** `interpolationType: ENV_VAR`: handed over as `SSM_<name>`, never pasted into the script. */
  readonly asVariable: boolean;
}

export interface Step {
  /** Name of the step; in schema 1.2 that of the plugin. */
  readonly name: string;
  /** For example `aws:runShellScript`. */
  readonly plugin: string;
  readonly inputs: JsonObject;
  /** The two sides of `precondition.StringEquals`. */
  readonly precondition: readonly [string, string] | undefined;
  /** Document schema 2.2 skips what the platform does not know, older ones fail (agent). */
  readonly skipsForeignPlatform: boolean;
}
