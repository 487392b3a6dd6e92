import { AppError } from '../../base/errors.ts';
import type { NetworkSettings } from '../network.ts';
import { variable, type Environment } from '../environment.ts';

/**
 * The proxy for `url`, or undefined for a direct connection. VS Code's setting wins over the environment; a
 * proxy is never used for this computer itself.
 *
 * @throws AppError `network` when the proxy is not a URL; the sentence names where it came from, not its value,
 *   because proxy URLs carry passwords
 */
export function proxyFor(url: URL, settings: NetworkSettings, env: Environment): URL | undefined {
  if (isLoopback(url.hostname) || isExempt(url, exemptions(settings, env))) return undefined;
  const [name, value] = configured(url, settings, env) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new AppError('network', `The proxy in ${name} is not an http:// or https:// URL.`, {
      code: 'BadProxy',
    });
  }
  return new URL(text);
}

type Named = readonly [name: string, value: string];

function configured(url: URL, settings: NetworkSettings, env: Environment): Named | undefined {
  if (settings.proxyUrl !== undefined && settings.proxyUrl !== '') {
    return ['the setting http.proxy', settings.proxyUrl];
  }
  const names = isSecure(url) ? ['HTTPS_PROXY', 'https_proxy'] : ['HTTP_PROXY', 'http_proxy'];
  for (const name of [...names, 'ALL_PROXY', 'all_proxy']) {
    const value = variable(env, name);
    if (value !== undefined) return [name, value];
  }
  return undefined;
}

export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'wss:';
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(hostname) || hostname.endsWith('.localhost');
}

function exemptions(settings: NetworkSettings, env: Environment): readonly string[] {
  const listed = variable(env, 'NO_PROXY') ?? variable(env, 'no_proxy') ?? '';
  return [...listed.split(/[\s,]+/), ...(settings.noProxy ?? [])].filter((entry) => entry !== '');
}

/** `*`, `host`, `host:port`, `.suffix`, `*.suffix`; a plain name stands for its subdomains too, as in curl. */
function isExempt(url: URL, entries: readonly string[]): boolean {
  const port = url.port === '' ? (isSecure(url) ? '443' : '80') : url.port;
  return entries.some((entry) => {
    if (entry === '*') return true;
    const [, name = '', wanted] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (name === '' || (wanted !== undefined && wanted !== port)) return false;
    const host = url.hostname.toLowerCase();
    return host === name || host.endsWith(`.${name}`);
  });
}
