import type { SimulatedNode } from '../../system.ts';

type Platform = SimulatedNode['platform'];

const everywhere: readonly Platform[] = ['Linux', 'Windows', 'MacOS'];
const unix: readonly Platform[] = ['Linux', 'MacOS'];
const windows: readonly Platform[] = ['Windows'];
const notMac: readonly Platform[] = ['Linux', 'Windows'];

const platforms: ReadonlyMap<string, readonly Platform[]> = new Map([
  ['aws:runShellScript', unix],
  ['aws:runPowerShellScript', everywhere],
  ['aws:applications', windows],
  ['aws:cloudWatch', windows],
  ['aws:configureDocker', notMac],
  ['aws:configurePackage', everywhere],
  ['aws:domainJoin', notMac],
  ['aws:downloadContent', notMac],
  ['aws:psModule', windows],
  ['aws:refreshAssociation', everywhere],
  ['aws:runDockerAction', notMac],
  ['aws:runDocument', everywhere],
  ['aws:softwareInventory', everywhere],
  ['aws:updateAgent', windows],
  ['aws:updateSsmAgent', everywhere],
  ['aws:configureDaemon', windows],
]);

/** Where the agent has a plugin; empty for one that it does not know at all. */
export function platformsOfPlugin(plugin: string): readonly Platform[] {
  return platforms.get(plugin) ?? [];
}
