import { commandArgument, configPath, type Platform } from './quote.ts';

/** How the public key gets to the node; `present`: it is there already. */
export type KeyDelivery = 'instanceConnect' | 'runCommand' | 'present';

/** What one block of the SSH configuration says. */
export interface HostBlock {
  /** `i-…` or `mi-…`. */
  readonly nodeId: string;
  readonly alias: string;
  readonly user: string;
  /** Path of the launcher that stays where it is when the extension is updated. */
  readonly launcher: string;
  /** Path of the private key; absent: ssh chooses among its own. */
  readonly identity?: string;
  readonly delivery: KeyDelivery;
  readonly profile: string;
  readonly region: string;
  /** A custom endpoint of Systems Manager. */
  readonly endpoint?: string;
  readonly useFips: boolean;
}

/** The block's lines, from `Host` on, without line ends. It works without anything of the extension's environment. */
export function renderBlock(block: HostBlock, platform: Platform): readonly string[] {
  const { alias, nodeId, user, identity } = block;
  const identityLines =
    identity === undefined
      ? []
      : [`  IdentityFile ${configPath(identity, platform)}`, '  IdentitiesOnly yes'];
  return [
    `Host ${alias}`,
    `  HostName ${nodeId}`,
    // An id is never given to another instance, so a host key belongs to it for good.
    `  HostKeyAlias ${nodeId}`,
    '  StrictHostKeyChecking accept-new',
    `  User ${user}`,
    ...identityLines,
    `  ProxyCommand ${proxyCommand(block, platform)}`,
  ];
}

function proxyCommand(block: HostBlock, platform: Platform): string {
  const { launcher, profile, region, endpoint, useFips } = block;
  const argument = (text: string): string => commandArgument(text, platform);
  return [
    argument(launcher),
    'ssh-proxy --target %h --port %p',
    `--profile ${argument(profile)} --region ${argument(region)}`,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${argument(endpoint)}`]),
    ...(useFips ? ['--use-fips-endpoint'] : []),
    ...pushArguments(block, argument),
  ].join(' ');
}

function pushArguments(
  { delivery, identity }: HostBlock,
  argument: (text: string) => string,
): readonly string[] {
  if (delivery === 'present' || identity === undefined) return [];
  const flag = delivery === 'runCommand' ? '--push-key-by-run-command' : '--push-key';
  return [`${flag} --user %r --identity ${argument(`${identity}.pub`)}`];
}
