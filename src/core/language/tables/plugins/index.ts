import type { ActionSpec } from '../spec.ts';
import { sharedInputs } from './common.ts';
import { documentPlugins } from './documents.ts';
import { scriptPlugins } from './scripts.ts';
import { softwarePlugins } from './software.ts';
import { systemPlugins } from './system.ts';

/** Every plugin of Command documents, with the inputs that all of them share. */
export const commandPlugins: readonly ActionSpec[] = [
  ...scriptPlugins,
  ...documentPlugins,
  ...softwarePlugins,
  ...systemPlugins,
].map((plugin) => ({ ...plugin, inputs: [...plugin.inputs, ...sharedInputs] }));

/** Plugins of schema version 1.2, whose inputs are called `properties`. */
export const legacyPlugins: readonly ActionSpec[] = commandPlugins.filter(
  (plugin) => plugin.schemaVersions?.includes('1.2') === true,
);
