import * as vscode from 'vscode';
import type { Connection } from '../../core/aws/connection.ts';
import { hasEnvironmentCredentials, profileName } from '../../core/aws/config/resolve.ts';
import type { Environment } from '../../core/aws/environment.ts';
import { ssoProfileOf } from '../../core/aws/sso/target.ts';
import { AbortScope } from '../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Host, Services } from '../../host/host.ts';
import { askIdentity } from './api.ts';
import type { DemoMemory } from './demoMemory.ts';
import { regionAfterSwitch } from './model.ts';
import { openConfigFile, openProblem } from './ui/configFile.ts';
import type { Follower } from './ui/follow.ts';
import { pick } from './ui/pick.ts';
import { signInWithProgress } from './ui/signIn.ts';
import {
  profileSections,
  regionSections,
  typedRegionRow,
  type Identity,
  type ProfileChoice,
} from './view.ts';

/** What is there before anybody chooses. */
export interface Door {
  readonly follower: Follower;
  readonly env: Environment;
  readonly demo: Pick<DemoMemory, 'state'>;
  /** AWS has said who we are. */
  readonly identified: (connection: Connection, identity: Identity) => void;
}

/** Choosing a profile and a Region, signing in, and asking AWS who we are. */
export class ConnectionRoom implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #door: Door;
  readonly #scope = new AbortScope();
  readonly #signIns = new Map<string, AbortScope>();

  constructor(host: Host, services: Services, door: Door) {
    this.#host = host;
    this.#services = services;
    this.#door = door;
  }

  dispose(): void {
    this.#scope.dispose();
    for (const scope of this.#signIns.values()) scope.dispose();
  }

  async switchProfile(): Promise<void> {
    const { connections } = this.#services;
    const { configuration, current } = connections;
    const chosen = this.#currentProfile();
    connections.warmUp();
    const choice = await pick({
      title: 'AWS Profile',
      placeholder: 'Choose the profile for SSM Workbench',
      sections: profileSections({
        configuration,
        current: chosen,
        environment: hasEnvironmentCredentials(this.#door.env),
        canSignIn: chosen !== undefined && ssoProfileOf(chosen, configuration) !== undefined,
        connected: current !== undefined,
        demo: this.#door.demo.state,
      }),
    });
    if (choice !== undefined) await this.#actOn(choice);
  }

  async switchRegion(): Promise<void> {
    const { connections } = this.#services;
    const { current } = connections;
    const { profile } = this.#door.follower.choice;
    const region = await pick({
      title: 'AWS Region',
      placeholder: 'Choose a Region, or type the code of one that is not listed',
      sections: regionSections(current?.region ?? ''),
      typed: typedRegionRow,
    });
    if (region === undefined) return;
    // A demo fleet that ended meanwhile must not be called again, nor another profile get this one's Region.
    if (connections.current?.id !== current?.id) {
      throw new AppError('conflict', 'The connection changed while its Region was chosen: choose it again.');
    }
    if (current?.isDemo === true) connections.use({ ...current.spec, region });
    else await this.#door.follower.choose({ profile, region });
  }

  /** Signs in `asked`, or the profile in force. Views and notifications call without arguments. */
  async signIn(asked?: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      throw new AppError('invalid', 'Nobody signs in from a workspace that is not trusted.');
    }
    // Anything else than a name may come from anywhere.
    const profile = typeof asked === 'string' && asked !== '' ? asked : this.#currentProfile();
    if (profile === undefined) {
      throw new AppError('invalid', 'There is no profile to sign in: choose one first.');
    }
    await this.#signInNewly(profile);
  }

  async showIdentity(): Promise<void> {
    const { connections } = this.#services;
    const { current } = connections;
    if (current === undefined) {
      throw new AppError('invalid', 'There is no connection: choose a profile first.');
    }
    const asked = new DisposableStore();
    const listening = connections.onDidChange(() => asked.dispose());
    const identity = await askIdentity(current, this.#scope.signal).finally(() => listening.dispose());
    // Whoever signed in or switched meanwhile asks who they are now.
    if (asked.isDisposed) return this.showIdentity();
    this.#door.identified(current, identity);
    this.#host.report.info(`${current.label}: account ${identity.account}, ${identity.arn}`);
  }

  openConfig(): Promise<void> {
    return openConfigFile(this.#services.connections.configuration);
  }

  /** The page of an earlier attempt may be lost: a new one takes its place, and there is one code to compare. */
  async #signInNewly(profile: string): Promise<void> {
    this.#signIns.get(profile)?.dispose();
    const scope = new AbortScope();
    this.#signIns.set(profile, scope);
    try {
      await signInWithProgress(this.#services.connections, this.#host.report, profile, scope.signal);
    } finally {
      if (this.#signIns.get(profile) === scope) this.#signIns.delete(profile);
    }
  }

  /** The profile in force; undefined for the demo fleet and for the environment's credentials. */
  #currentProfile(): string | undefined {
    const { current } = this.#services.connections;
    if (current === undefined || current.isDemo) return undefined;
    return (
      current.spec.profile ?? (current.label === profileName(this.#door.env) ? current.label : undefined)
    );
  }

  async #actOn(choice: ProfileChoice): Promise<void> {
    switch (choice.kind) {
      case 'profile':
        return this.#chooseProfile(choice.profile);
      case 'environment':
        return this.#door.follower.choose({ profile: '', region: '' });
      case 'demo':
        return this.#host.commands.execute('ssmWorkbench.demo.start');
      case 'stopDemo':
        return this.#host.commands.execute('ssmWorkbench.demo.stop');
      case 'region':
        return this.switchRegion();
      case 'signIn':
        return this.signIn();
      case 'identity':
        return this.showIdentity();
      case 'openConfig':
        return this.openConfig();
      case 'problem':
        return openProblem(choice.problem);
    }
  }

  #chooseProfile(profile: string): Promise<void> {
    const { region } = this.#door.follower.choice;
    return this.#door.follower.choose({
      profile,
      region: regionAfterSwitch(profile, region, this.#services.connections.configuration),
    });
  }
}
