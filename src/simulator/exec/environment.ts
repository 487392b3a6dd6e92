import { join } from 'node:path';
import type { SimulatedNode } from '../system.ts';
import type { NodeFolder, SharedFolder } from './nodeFolder.ts';
import { servicesOf } from './services.ts';
import { markerVariable } from './strays.ts';

export type Environment = Readonly<Record<string, string>>;

export interface NodeEnvironment {
  readonly node: SimulatedNode;
  readonly folder: NodeFolder;
  readonly shared: SharedFolder;
  readonly region: string;
  /** Who runs: Run Command is root on a node, a session is ssm-user or whom the preferences name. */
  readonly user: string;
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The only variables of this computer a node gets to see; its secrets (AWS_*, tokens, agents) stay outside. */
const inherited = ['LANG', 'LC_ALL', 'LC_CTYPE', 'TZ'] as const;

/**
 * The environment of everything that runs on a node. It is built from nothing, not by removing from ours.
 * @param extra wins over the node's own, for example `SSM_<parameter>`
 */
export function nodeEnvironment(
  { node, folder, shared, region, user }: NodeEnvironment,
  extra: Environment = {},
  parent: NodeJS.ProcessEnv = process.env,
): Environment {
  return {
    LANG: 'C.UTF-8',
    ...pick(parent),
    PATH: `${shared.bin}:${parent['PATH'] ?? defaultPath}`,
    HOME: folder.home,
    PWD: folder.home,
    TMPDIR: folder.tmp,
    USER: user,
    LOGNAME: user,
    SHELL: '/bin/sh',
    HOSTNAME: node.hostname,
    AWS_SSM_INSTANCE_ID: node.id,
    AWS_SSM_REGION_NAME: region,
    AWS_SSM_PLATFORM_NAME: node.platformName,
    AWS_SSM_PLATFORM_VERSION: node.platformVersion,
    ...extra,
    ...facts(node, folder),
    [markerVariable]: shared.root,
  };
}

/** What the programs in `bin` tell of the node; see `shims/`. */
function facts(node: SimulatedNode, folder: NodeFolder): Environment {
  return {
    SSM_DEMO_HOSTNAME: node.hostname,
    SSM_DEMO_ADDRESS: node.ipAddress,
    SSM_DEMO_SERVICES: servicesOf(node).join(' '),
    SSM_DEMO_STATE: join(folder.root, 'state'),
  };
}

function pick(parent: NodeJS.ProcessEnv): Environment {
  return Object.fromEntries(
    inherited.flatMap((name) => {
      const value = parent[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}
