import { isContainer, isContainerTarget } from '../../core/model/container.ts';
import { refuse } from './arguments.ts';

/** Which account and Region, beside what the environment and the shared files say. */
export interface AwsFlags {
  readonly profile?: string;
  readonly region?: string;
  readonly endpoint?: string;
  /** FIPS endpoints, whatever environment and profile say. */
  readonly useFips?: boolean;
}

/** What every subcommand that starts a session is told. */
export interface SessionFlags extends AwsFlags {
  /** As it was given: an id or a node's name. */
  readonly target: string;
  readonly reason?: string;
  readonly verbose: boolean;
}

export const sessionOptions = {
  target: { type: 'string' },
  reason: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
  'endpoint-url': { type: 'string' },
  'use-fips-endpoint': { type: 'boolean' },
  verbose: { type: 'boolean' },
} as const;

interface SessionValues {
  readonly target?: string | undefined;
  readonly reason?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly 'endpoint-url'?: string | undefined;
  readonly 'use-fips-endpoint'?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

export const targetUsage = `  --target TARGET         i-… or mi-…, a node's name, or ecs:CLUSTER_TASK_RUNTIME`;

export const sessionUsage = `  --reason TEXT           why, for the account's records (1 to 256 characters)
  --profile NAME          profile of the AWS configuration files (default: AWS_PROFILE)
  --region REGION         (default: AWS_REGION, AWS_DEFAULT_REGION, the profile's)
  --endpoint-url URL      of Systems Manager (default: AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL, the profile's)
  --use-fips-endpoint     (default: AWS_USE_FIPS_ENDPOINT, the profile's)
  --verbose               say on standard error what goes on
  --help                  print this`;

const longestReason = 256;

/** Reads the shared options; refuses what cannot be meant. */
export function sessionFlags(values: SessionValues): SessionFlags {
  const { target = '', reason, profile, region, verbose = false } = values;
  const endpoint = values['endpoint-url'];
  if (target === '') refuse('Name a node: --target TARGET.');
  if (isContainer(target) && !isContainerTarget(target)) {
    refuse(`"${target}" is no ECS target: those are ecs:CLUSTER_TASK_RUNTIME, with the cluster's name.`);
  }
  if (reason !== undefined && (reason === '' || reason.length > longestReason)) {
    refuse(`--reason has 1 to ${longestReason} characters.`);
  }
  if (endpoint !== undefined && !isHttp(endpoint)) {
    refuse(`--endpoint-url is an http:// or https:// URL, not "${endpoint}".`);
  }
  for (const [name, value] of Object.entries({ profile, region })) {
    if (value === '') refuse(`--${name} is empty. Is a variable of your shell not set?`);
  }
  return {
    target,
    verbose,
    ...(reason === undefined ? {} : { reason }),
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(values['use-fips-endpoint'] === true ? { useFips: true } : {}),
  };
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
