import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { hasEnvironmentCredentials, profileName } from '../../../core/aws/config/resolve.ts';
import type { Environment } from '../../../core/aws/environment.ts';
import { ssoProfileOf } from '../../../core/aws/sso/target.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Host, Services } from '../../../host/host.ts';
import type { connectionCommands } from '../../../host/tables/connection.ts';
import type { Handlers } from '../../../host/tables/command.ts';
import { regionAfterSwitch } from '../model.ts';
import { profileSections, regionSections, typedRegionRow, type ProfileChoice } from '../view.ts';
import { openConfigFile, openProblem } from './configFile.ts';
import type { Follower } from './follow.ts';
import { pick } from './pick.ts';
import { signInWithProgress } from './signIn.ts';

export interface CommandContext {
  readonly host: Host;
  readonly services: Services;
  readonly follower: Follower;
  readonly env: Environment;
  /** Asks AWS who we are and shows it. */
  readonly showIdentity: (connection: Connection) => Promise<void>;
}

/** Handlers of the room's commands. */
export function connectionHandlers(context: CommandContext): Handlers<typeof connectionCommands> {
  const { host, services } = context;
  return {
    'ssmWorkbench.connection.switch': () => switchProfile(context),
    'ssmWorkbench.connection.switchRegion': () => switchRegion(context),
    'ssmWorkbench.connection.signIn': (profile) => signIn(context, profile),
    'ssmWorkbench.connection.identity': () => identity(context),
    'ssmWorkbench.connection.openConfig': () => openConfigFile(services.connections.configuration),
    'ssmWorkbench.refreshAll': () => services.connections.refresh(),
    'ssmWorkbench.showLog': () => host.logChannel.show(),
  };
}

async function switchProfile(context: CommandContext): Promise<void> {
  const { env, services } = context;
  const { configuration, current } = services.connections;
  const chosen = currentProfile(context);
  services.connections.warmUp();
  const choice = await pick({
    title: 'AWS Profile',
    placeholder: 'Choose the profile for SSM Workbench',
    sections: profileSections({
      configuration,
      current: chosen,
      environment: hasEnvironmentCredentials(env),
      canSignIn: chosen !== undefined && ssoProfileOf(chosen, configuration) !== undefined,
      connected: current !== undefined,
    }),
  });
  if (choice !== undefined) await actOn(choice, context);
}

/** The profile in force; undefined for the demo fleet and for the environment's credentials. */
function currentProfile({ env, services }: CommandContext): string | undefined {
  const { current } = services.connections;
  if (current === undefined || current.isDemo) return undefined;
  return current.spec.profile ?? (current.label === profileName(env) ? current.label : undefined);
}

async function actOn(choice: ProfileChoice, context: CommandContext): Promise<void> {
  const { host, services } = context;
  switch (choice.kind) {
    case 'profile':
      return chooseProfile(choice.profile, context);
    case 'environment':
      return context.follower.choose({ profile: '', region: '' });
    case 'demo':
      return host.commands.execute('ssmWorkbench.demo.start');
    case 'region':
      return switchRegion(context);
    case 'signIn':
      return signIn(context);
    case 'identity':
      return identity(context);
    case 'openConfig':
      return openConfigFile(services.connections.configuration);
    case 'problem':
      return openProblem(choice.problem);
  }
}

function chooseProfile(profile: string, { host, services, follower }: CommandContext): Promise<void> {
  const region = host.settings.get('connection.region');
  return follower.choose({
    profile,
    region: regionAfterSwitch(profile, region, services.connections.configuration),
  });
}

async function switchRegion(context: CommandContext): Promise<void> {
  const { host, services, follower } = context;
  const { connections } = services;
  const { current } = connections;
  const region = await pick({
    title: 'AWS Region',
    placeholder: 'Choose a Region, or type the code of one that is not listed',
    sections: regionSections(current?.region ?? ''),
    typed: typedRegionRow,
  });
  if (region === undefined) return;
  if (current?.isDemo === true) connections.use({ ...current.spec, region });
  else await follower.choose({ profile: host.settings.get('connection.profile'), region });
}

async function signIn(context: CommandContext, asked?: string): Promise<void> {
  const { host, services } = context;
  if (!vscode.workspace.isTrusted) {
    throw new AppError('invalid', 'Nobody signs in from a workspace that is not trusted.');
  }
  // Views and notifications call without arguments; anything else may come from anywhere.
  const profile = typeof asked === 'string' && asked !== '' ? asked : currentProfile(context);
  if (profile === undefined) {
    throw new AppError('invalid', 'There is no profile to sign in: choose one first.');
  }
  await signInWithProgress(services.connections, host.report, profile);
}

async function identity({ services, showIdentity }: CommandContext): Promise<void> {
  const { current } = services.connections;
  if (current === undefined) throw new AppError('invalid', 'There is no connection: choose a profile first.');
  await showIdentity(current);
}
