/** Every setting below `ssmWorkbench.` and the type of its value. */
export interface SettingTypes {
  'connection.profile': string;
  'connection.region': string;
  'connection.endpoint': string;
  'connection.useFips': boolean;
  'demo.startOnOpen': boolean;
  'language.detectByContent': boolean;
  'language.inlayHints.defaults': boolean;
  /** Levels by the code of the rule. */
  'language.rules': Readonly<Record<string, unknown>>;
  'nodes.groupBy': string;
  'production.tags': readonly string[];
  'production.profiles': readonly string[];
  'runCommand.pollIntervalSeconds': number;
  'sessions.keepAliveSeconds': number;
  'tunnels.restartWhenGone': boolean;
  /** Of both places, parsed by the room: anybody may have written them. */
  'tunnels.saved': readonly unknown[];
}

export type SettingKey = keyof SettingTypes;

/** The defaults; a test compares keys and values with package.json both ways. */
export const settingDefaults: { readonly [K in SettingKey]: SettingTypes[K] } = {
  'connection.profile': '',
  'connection.region': '',
  'connection.endpoint': '',
  'connection.useFips': false,
  'demo.startOnOpen': false,
  'language.detectByContent': true,
  'language.inlayHints.defaults': false,
  'language.rules': {},
  'nodes.groupBy': 'tag:Environment',
  'production.tags': ['Environment=Production', 'Environment=prod'],
  'production.profiles': ['*prod*'],
  'runCommand.pollIntervalSeconds': 2,
  'sessions.keepAliveSeconds': 30,
  'tunnels.restartWhenGone': true,
  'tunnels.saved': [],
};

/** Lists to which a workspace adds and of which it takes nothing away: one cannot switch off what guards production. */
export const widenedByWorkspace: ReadonlySet<SettingKey> = new Set([
  'production.tags',
  'production.profiles',
]);
