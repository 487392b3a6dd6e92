import * as vscode from 'vscode';
import type { Disposable } from '../core/base/disposable.ts';
import { isStringArray } from '../core/base/json.ts';
import { settingDefaults, type SettingKey, type SettingTypes } from './tables/settings.ts';

const section = 'ssmWorkbench';

/** Typed settings; a value of the wrong type reads as the default. */
export interface Settings {
  get<K extends SettingKey>(key: K): SettingTypes[K];
  /** Writes to the user's settings. */
  set<K extends SettingKey>(key: K, value: SettingTypes[K]): Promise<void>;
  onDidChange(key: SettingKey, listener: () => void): Disposable;
}

export const settings: Settings = {
  get(key) {
    const value: unknown = vscode.workspace.getConfiguration(section).get(key);
    const fallback = settingDefaults[key];
    return sameType(value, fallback) ? value : fallback;
  },
  async set(key, value) {
    await vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);
  },
  onDidChange(key, listener) {
    return vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${section}.${key}`)) listener();
    });
  },
};

function sameType<T>(value: unknown, example: T): value is T {
  if (Array.isArray(example)) return isStringArray(value);
  return typeof value === typeof example;
}
