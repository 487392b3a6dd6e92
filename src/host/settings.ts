import * as vscode from 'vscode';
import type { Disposable } from '../core/base/disposable.ts';
import { isRecord, isStringArray } from '../core/base/json.ts';
import {
  settingDefaults,
  widenedByWorkspace,
  type SettingKey,
  type SettingTypes,
} from './tables/settings.ts';

const section = 'ssmWorkbench';

/** Typed settings; a value of the wrong type reads as the default. */
export interface Settings {
  get<K extends SettingKey>(key: K): SettingTypes[K];
  /** Writes where the value stands: to the workspace's settings when they override it, else to the user's. */
  set<K extends SettingKey>(key: K, value: SettingTypes[K]): Promise<void>;
  onDidChange(key: SettingKey, listener: () => void): Disposable;
}

export const settings: Settings = {
  get(key) {
    const fallback = settingDefaults[key];
    const value: unknown = widenedByWorkspace.has(key)
      ? widened(key)
      : vscode.workspace.getConfiguration(section).get(key);
    return sameType(value, fallback) ? value : fallback;
  },
  async set(key, value) {
    const configuration = vscode.workspace.getConfiguration(section);
    const overridden = configuration.inspect(key)?.workspaceValue !== undefined;
    const { Global, Workspace } = vscode.ConfigurationTarget;
    await configuration.update(key, value, overridden ? Workspace : Global);
  },
  onDidChange(key, listener) {
    return vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${section}.${key}`)) listener();
    });
  },
};

/** The person's own list, or the default, and what the workspace and its folders add to it. */
function widened(key: SettingKey): readonly string[] {
  const inspected = vscode.workspace.getConfiguration(section).inspect<unknown>(key);
  const own = [inspected?.globalValue, settingDefaults[key]].find((value) => isStringArray(value)) ?? [];
  const added = [inspected?.workspaceValue, inspected?.workspaceFolderValue].filter((value) =>
    isStringArray(value),
  );
  return [...new Set([...own, ...added.flat()])];
}

function sameType<T>(value: unknown, example: T): value is T {
  if (Array.isArray(example)) return isStringArray(value);
  return isRecord(example) ? isRecord(value) : typeof value === typeof example;
}
