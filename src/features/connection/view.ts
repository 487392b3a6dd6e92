import type { Configuration, ConfigProblem, Profile } from '../../core/aws/config/configuration.ts';
import { partitionOf } from '../../core/aws/partitions.ts';
import { isRegionCode, partitions } from '../../core/aws/regions.ts';
import type { DemoState } from './demoMemory.ts';

/** A connection as far as the status bar shows it. */
export interface Shown {
  readonly label: string;
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly isDemo: boolean;
}

/** Who AWS says we are; known only after it was asked for. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

export interface StatusInput {
  readonly connection: Shown | undefined;
  readonly production: boolean;
  readonly identity: Identity | undefined;
  readonly problems: number;
}

export interface StatusView {
  readonly text: string;
  /** Spoken instead of the text, whose icons say nothing. */
  readonly spoken: string;
  readonly tooltip: readonly (readonly [label: string, value: string])[];
  readonly warning: boolean;
}

/** `profile · region` with an icon; a production profile is marked in colour and in words. */
export function statusView({ connection, production, identity, problems }: StatusInput): StatusView {
  if (connection === undefined) {
    return {
      text: '$(cloud) No AWS profile',
      spoken: 'SSM Workbench: no AWS profile. Choose one.',
      tooltip: [['SSM Workbench', 'Choose a profile or start the demo fleet'], ...problemLine(problems)],
      warning: false,
    };
  }
  const { label, isDemo } = connection;
  const region = connection.region === '' ? 'no Region' : connection.region;
  return {
    text: `$(${isDemo ? 'beaker' : 'cloud'}) ${label} · ${region}`,
    spoken: `SSM Workbench: ${label}, ${region}${production ? ', production' : ''}. Switch profile.`,
    tooltip: [
      [isDemo ? 'Demo' : 'Profile', label],
      ['Region', region],
      ...(connection.endpoint === undefined ? [] : [['Endpoint', connection.endpoint] as const]),
      ...(production ? [['Production', 'changes are confirmed twice'] as const] : []),
      ...identityLines(identity),
      ...problemLine(problems),
    ],
    warning: production,
  };
}

function identityLines(identity: Identity | undefined): StatusView['tooltip'] {
  return identity === undefined
    ? []
    : [
        ['Account', identity.account],
        ['Identity', identity.arn],
      ];
}

function problemLine(problems: number): StatusView['tooltip'] {
  return problems === 0
    ? []
    : [['Configuration files', `${problems} ${problems === 1 ? 'problem' : 'problems'}`]];
}

/** What a row of the profile picker does. */
export type ProfileChoice =
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'environment' }
  | { readonly kind: 'demo' }
  | { readonly kind: 'stopDemo' }
  | { readonly kind: 'region' }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'identity' }
  | { readonly kind: 'openConfig' }
  | { readonly kind: 'problem'; readonly problem: ConfigProblem };

export interface PickRow<C> {
  readonly label: string;
  /** Codicon id; beside the label rather than in it, where it would be read aloud. */
  readonly icon?: string;
  readonly description: string;
  readonly choice: C;
}

export interface PickSection<C> {
  readonly title: string;
  readonly rows: readonly PickRow<C>[];
}

export interface ProfilePickInput {
  readonly configuration: Configuration;
  /** Name of the profile in force, or undefined. */
  readonly current: string | undefined;
  readonly environment: boolean;
  /** The current connection can sign in by SSO. */
  readonly canSignIn: boolean;
  readonly connected: boolean;
  readonly demo: DemoState;
}

/** The picker's sections; thousands of profiles are one pass and one sort. */
export function profileSections(input: ProfilePickInput): readonly PickSection<ProfileChoice>[] {
  return [
    { title: 'Profiles', rows: [...environmentRow(input), ...profileRows(input)] },
    { title: 'Actions', rows: actionRows(input) },
    { title: 'Problems in configuration files', rows: input.configuration.problems.map(problemRow) },
  ].filter(({ rows }) => rows.length > 0);
}

function environmentRow({ environment, current, demo }: ProfilePickInput): readonly PickRow<ProfileChoice>[] {
  if (!environment) return [];
  const isCurrent = current === undefined && demo !== 'current';
  const description = isCurrent ? 'current · AWS_ACCESS_KEY_ID and others' : 'AWS_ACCESS_KEY_ID and others';
  return [{ label: 'Environment', icon: 'terminal', description, choice: { kind: 'environment' } }];
}

function profileRows({ configuration, current }: ProfilePickInput): readonly PickRow<ProfileChoice>[] {
  const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const rank = ({ name }: Profile): number => (name === current ? 0 : name === 'default' ? 1 : 2);
  return [...configuration.profiles.values()]
    .sort((one, other) => rank(one) - rank(other) || order.compare(one.name, other.name))
    .map((profile) => ({
      label: profile.name,
      icon: 'account',
      description: [profile.name === current ? 'current' : '', ...describe(profile)]
        .filter((part) => part !== '')
        .join(' · '),
      choice: { kind: 'profile', profile: profile.name },
    }));
}

/** Where the credentials come from and which Region; nothing secret. */
function describe({ values, source }: Profile): readonly string[] {
  const value = (key: string): string => values.get(key) ?? '';
  const role = value('role_arn').replace(/^.*:role\//, '');
  const from = {
    keys: 'access key',
    sso: ['SSO', value('sso_role_name'), value('sso_account_id')].filter((part) => part !== '').join(' '),
    assumeRole: `role ${role}${value('source_profile') === '' ? '' : ` via ${value('source_profile')}`}`,
    process: 'credential_process',
    webIdentity: `web identity, role ${role}`,
    login: 'aws login',
    none: 'no credentials',
  }[source];
  return [from, value('mfa_serial') === '' ? '' : 'MFA', value('region')];
}

type ActionKind = 'demo' | 'stopDemo' | 'region' | 'signIn' | 'identity' | 'openConfig';

/** In the order in which they are offered; the first ones only where they make sense. */
const actions: readonly (PickRow<{ readonly kind: ActionKind }> & {
  readonly needs?: 'canSignIn' | 'connected';
  readonly demo?: readonly DemoState[];
})[] = [
  {
    label: 'Sign In…',
    icon: 'sign-in',
    description: 'open IAM Identity Center in the browser',
    choice: { kind: 'signIn' },
    needs: 'canSignIn',
  },
  {
    label: 'Switch Region…',
    icon: 'globe',
    description: 'another Region with the same profile',
    choice: { kind: 'region' },
    needs: 'connected',
  },
  {
    label: 'Show Identity',
    icon: 'person',
    description: 'ask AWS which account and role this is',
    choice: { kind: 'identity' },
    needs: 'connected',
  },
  {
    label: 'Start Demo Fleet',
    icon: 'beaker',
    description: 'simulated nodes that run commands on this computer',
    choice: { kind: 'demo' },
    demo: ['off'],
  },
  {
    label: 'Switch to Demo Fleet',
    icon: 'beaker',
    description: 'the simulated nodes that run already',
    choice: { kind: 'demo' },
    demo: ['running'],
  },
  {
    label: 'Stop Demo Fleet',
    icon: 'debug-stop',
    description: 'ends its nodes, and the commands and sessions on them',
    choice: { kind: 'stopDemo' },
    demo: ['running', 'current'],
  },
  { label: 'Open Configuration File', icon: 'go-to-file', description: '', choice: { kind: 'openConfig' } },
];

function actionRows(input: ProfilePickInput): readonly PickRow<ProfileChoice>[] {
  return actions
    .filter(
      ({ needs, demo }) => (needs === undefined || input[needs]) && demo?.includes(input.demo) !== false,
    )
    .map(({ label, icon, description, choice }) => ({
      label,
      description,
      choice,
      ...(icon === undefined ? {} : { icon }),
    }));
}

function problemRow(problem: ConfigProblem): PickRow<ProfileChoice> {
  const name = problem.file.replace(/^.*[/\\]/, '');
  return {
    label: `${name}:${problem.line}`,
    icon: 'warning',
    description: problem.sentence,
    choice: { kind: 'problem', problem },
  };
}

/** Regions by partition, that of the current Region first. */
export function regionSections(current: string): readonly PickSection<string>[] {
  const own = partitionOf(current);
  return [...partitions]
    .sort((one, other) => Number(other.id === own) - Number(one.id === own))
    .map(({ name, regions }) => ({
      title: name,
      rows: regions.map(({ code, name: place }) => ({
        label: code,
        description: code === current ? `${place} · current` : place,
        choice: code,
      })),
    }));
}

/** A row for a Region that the list does not know, when the text can be one. */
export function typedRegionRow(text: string): PickRow<string> | undefined {
  const code = text.trim().toLowerCase();
  const listed = partitions.some(({ regions }) => regions.some((known) => known.code === code));
  if (listed || !isRegionCode(code)) return undefined;
  return { label: code, description: 'a Region that is not in the list', choice: code };
}
