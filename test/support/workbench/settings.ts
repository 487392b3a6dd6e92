import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;
export type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

const THEMES: Readonly<Record<Theme, string>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};

export function themeSettings(theme: Theme): Settings {
  return { 'workbench.colorTheme': THEMES[theme], 'window.autoDetectColorScheme': false };
}

/** For every workbench we open: nothing asks, advertises, updates or reports. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** For tests on top: what moves by itself stands still, and what is drawn on a canvas stays in the DOM. */
export const testSettings: Settings = {
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
  'git.enabled': false,
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.shellIntegration.enabled': false,
  'window.confirmBeforeClose': 'never',
  'workbench.quickOpen.closeOnFocusLost': false,
  'workbench.reduceMotion': 'on',
};

/**
 * A served workbench reads machine-scoped settings from the server's machine file only, and ignores them in the
 * user's file; a desktop reads both from the user's file. So they are told apart by what the extension declares.
 */
export function splitByScope(
  settings: Settings,
  extensionDir: string,
): { user: Settings; machine: Settings } {
  const machineScoped = machineScopedKeys(extensionDir);
  const entries = Object.entries(settings);
  return {
    user: Object.fromEntries(entries.filter(([key]) => !machineScoped.has(key))),
    machine: Object.fromEntries(entries.filter(([key]) => machineScoped.has(key))),
  };
}

function machineScopedKeys(extensionDir: string): ReadonlySet<string> {
  const manifest: unknown = JSON.parse(readFileSync(join(extensionDir, 'package.json'), 'utf8'));
  const contributed = property(property(manifest, 'contributes'), 'configuration');
  const groups: unknown[] = Array.isArray(contributed) ? contributed : [contributed];
  const keys = groups.flatMap((group) => {
    const properties = property(group, 'properties');
    return isRecord(properties) ? Object.entries(properties) : [];
  });
  return new Set(keys.filter(([, value]) => isMachineScope(property(value, 'scope'))).map(([key]) => key));
}

function isMachineScope(scope: unknown): boolean {
  return scope === 'machine' || scope === 'application-machine' || scope === 'machine-overridable';
}

function property(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
