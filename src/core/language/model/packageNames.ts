import { nearest } from '../spelling.ts';
import { packagePlatforms } from '../tables/packages.ts';

/** What platforms are called elsewhere, by what Distributor calls them. */
const platformAliases: ReadonlyMap<string, string> = new Map([
  ['amazonlinux', 'amazon'],
  ['amazon_linux', 'amazon'],
  ['amazon-linux', 'amazon'],
  ['al2', 'amazon'],
  ['al2023', 'amazon'],
  ['rhel', 'redhat'],
  ['sles', 'suse'],
  ['win', 'windows'],
  ['mac', 'mac_os_x'],
  ['macos', 'mac_os_x'],
  ['osx', 'mac_os_x'],
  ['darwin', 'mac_os_x'],
]);

/** Architectures that Distributor's packages are for. */
const architectures: readonly string[] = ['x86_64', 'arm64', '386', '_any'];

const architectureAliases: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x86_64'],
  ['x64', 'x86_64'],
  ['aarch64', 'arm64'],
  ['x86', '386'],
  ['i386', '386'],
  ['i686', '386'],
]);

/** The platform that a name was probably to be; `undefined` for one that is known, and for one like none. */
export function meantPlatform(name: string): string | undefined {
  return meant(name, packagePlatforms, platformAliases);
}

/** The architecture that a name was probably to be, likewise. */
export function meantArchitecture(name: string): string | undefined {
  return meant(name, architectures, architectureAliases);
}

export function isArchitecture(name: string): boolean {
  return name !== '_any' && (architectures.includes(name) || architectureAliases.has(name));
}

function meant(
  name: string,
  known: readonly string[],
  aliases: ReadonlyMap<string, string>,
): string | undefined {
  if (known.includes(name)) return undefined;
  return aliases.get(name.toLowerCase()) ?? nearest(name, known);
}
