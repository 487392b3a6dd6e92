import type { JsonObject } from '../../core/base/json.ts';
import { isJsonObject, objectsOf, textOf } from '../base/json.ts';

const all = ['Windows', 'Linux', 'MacOS'] as const;

/** Where a plugin runs, when not everywhere. */
const pluginPlatforms: Readonly<Record<string, readonly string[]>> = {
  'aws:runShellScript': ['Linux', 'MacOS'],
  'aws:runPowerShellScript': ['Windows', 'Linux'],
  'aws:applications': ['Windows'],
  'aws:psModule': ['Windows'],
  'aws:cloudWatch': ['Windows'],
  'aws:downloadContent': ['Windows', 'Linux'],
  'aws:domainJoin': ['Windows', 'Linux'],
  'aws:configureDocker': ['Windows', 'Linux'],
  'aws:runDockerAction': ['Windows', 'Linux'],
};

const withPlatforms = ['Command', 'Policy', 'Automation', 'Session'];

/** PlatformTypes of a document: of a command's plugins together, everything for runbooks and sessions. */
export function platformsOf(type: string, parsed: JsonObject): readonly string[] {
  if (!withPlatforms.includes(type)) return [];
  if (type !== 'Command') return all;
  const config = parsed['runtimeConfig'];
  const found = new Set<string>(isJsonObject(config) ? Object.keys(config).flatMap(platformsOfPlugin) : []);
  for (const step of objectsOf(parsed, 'mainSteps')) {
    for (const platform of platformsOfStep(step)) found.add(platform);
  }
  return all.filter((platform) => found.has(platform));
}

function platformsOfStep(step: JsonObject): readonly string[] {
  const condition = step['precondition'];
  const sides: readonly unknown[] = isJsonObject(condition) ? textsIn(condition['StringEquals']) : [];
  const named = all.filter((platform) => sides.includes(platform));
  return named.length > 0 ? named : platformsOfPlugin(textOf(step, 'action') ?? '');
}

function textsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function platformsOfPlugin(plugin: string): readonly string[] {
  return Object.hasOwn(pluginPlatforms, plugin) ? (pluginPlatforms[plugin] ?? all) : all;
}
