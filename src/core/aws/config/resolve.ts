import { createHash } from 'node:crypto';
import type { CredentialSource } from '../clients.ts';
import type { ConnectionSpec } from '../connection.ts';
import { variable, type Environment } from '../environment.ts';
import { partitionOf } from '../partitions.ts';
import { services, type Service } from '../services.ts';
import type { Configuration, Section } from './configuration.ts';

/** What a spec comes to with the files and the environment of the moment. */
export interface Target {
  /** Empty: nobody names one. */
  readonly region: string;
  readonly partition: string;
  /** Custom endpoints; absent: the Region's own. */
  readonly endpoints: { readonly [S in Service]?: string };
  readonly useFips: boolean;
  readonly source: CredentialSource;
  readonly caBundle: string | undefined;
  /** The same for connections whose credentials are the same; a digest, as it is made of secrets. */
  readonly identityKey: string;
  /** Changes when anything that the connection is made of changes; a digest too. */
  readonly fingerprint: string;
}

const noValues: Section = new Map();

export function resolveTarget(spec: ConnectionSpec, configuration: Configuration, env: Environment): Target {
  const source = sourceOf(spec, configuration, env);
  const name = source.kind === 'profile' ? source.profile : (spec.profile ?? profileName(env));
  const values = source.kind === 'static' ? noValues : (configuration.profiles.get(name)?.values ?? noValues);
  const region = spec.region ?? regionOf(values, env, spec.profile !== undefined);
  const target = {
    region,
    partition: partitionOf(region),
    endpoints: endpointsOf(spec, values, configuration, env),
    useFips: spec.useFips ?? flag(variable(env, 'AWS_USE_FIPS_ENDPOINT') ?? values.get('use_fips_endpoint')),
    source,
    caBundle: variable(env, 'AWS_CA_BUNDLE') ?? values.get('ca_bundle'),
  };
  const sections = relevant(name, configuration);
  return {
    ...target,
    identityKey: digest([source, source.kind === 'static' ? [] : sections]),
    fingerprint: digest([target, sections]),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** The profile that is in force when none was chosen. */
export function profileName(env: Environment): string {
  return variable(env, 'AWS_PROFILE') ?? variable(env, 'AWS_DEFAULT_PROFILE') ?? 'default';
}

/** Whether the environment itself holds credentials, without any profile. */
export function hasEnvironmentCredentials(env: Environment): boolean {
  const set = (name: string): boolean => variable(env, name) !== undefined;
  return (
    (set('AWS_ACCESS_KEY_ID') && set('AWS_SECRET_ACCESS_KEY')) ||
    (set('AWS_WEB_IDENTITY_TOKEN_FILE') && set('AWS_ROLE_ARN')) ||
    set('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') ||
    set('AWS_CONTAINER_CREDENTIALS_FULL_URI')
  );
}

/** A chosen profile wins over the environment's keys, which win over AWS_PROFILE, as in AWS's CLI. */
function sourceOf(spec: ConnectionSpec, configuration: Configuration, env: Environment): CredentialSource {
  if (spec.credentials !== undefined) return { kind: 'static', credentials: spec.credentials };
  if (spec.profile !== undefined) return { kind: 'profile', profile: spec.profile };
  const name = profileName(env);
  const named = variable(env, 'AWS_PROFILE') !== undefined && configuration.profiles.has(name);
  if (hasEnvironmentCredentials(env) && !named) return { kind: 'environment' };
  return { kind: 'profile', profile: name };
}

/** A profile that a person chose brings its own Region; else the environment's goes first. */
function regionOf(values: Section, env: Environment, chosen: boolean): string {
  const own = values.get('region');
  const environment = variable(env, 'AWS_REGION') ?? variable(env, 'AWS_DEFAULT_REGION');
  return (chosen ? (own ?? environment) : (environment ?? own)) ?? '';
}

function endpointsOf(
  spec: ConnectionSpec,
  values: Section,
  configuration: Configuration,
  env: Environment,
): Target['endpoints'] {
  const configured = (service: Service): string | undefined =>
    service === 'ssm' && spec.endpoint !== undefined
      ? spec.endpoint
      : endpointOf(service, values, configuration, env);
  // The simulator serves them all: a service without an own endpoint must not reach the real one.
  const fallback = spec.credentials === undefined ? undefined : spec.endpoint;
  return Object.fromEntries(
    services
      .map((service) => [service, configured(service) ?? fallback] as const)
      .filter(([, endpoint]) => endpoint !== undefined),
  );
}

/** AWS SDKs and Tools Reference Guide, "Service-specific endpoints", in its order of precedence. */
function endpointOf(
  service: Service,
  values: Section,
  configuration: Configuration,
  env: Environment,
): string | undefined {
  const ignored =
    variable(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') ?? values.get('ignore_configured_endpoint_urls');
  if (flag(ignored)) return undefined;
  // Both are made of the service's id, `EC2 Instance Connect`.
  const key = service.replaceAll('-', '_');
  const block = configuration.services.get(values.get('services') ?? '');
  return (
    variable(env, `AWS_ENDPOINT_URL_${key.toUpperCase()}`) ??
    variable(env, 'AWS_ENDPOINT_URL') ??
    block?.get(`${key}.endpoint_url`) ??
    values.get('endpoint_url')
  );
}

function flag(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

/** The sections a profile is made of: itself, its sources, its SSO session, its services. */
function relevant(name: string, configuration: Configuration): readonly unknown[] {
  const seen = new Map<string, unknown>();
  for (let next: string | undefined = name; next !== undefined && !seen.has(next);) {
    const values: Section = configuration.profiles.get(next)?.values ?? noValues;
    seen.set(next, [
      ...values,
      ...(configuration.ssoSessions.get(values.get('sso_session') ?? '') ?? noValues),
      ...(configuration.services.get(values.get('services') ?? '') ?? noValues),
    ]);
    next = values.get('source_profile');
  }
  return [...seen];
}
