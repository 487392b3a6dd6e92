import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import type { Scope } from '../../support/toolchain/scope.ts';
import { temporaryFolder } from '../../support/workbench/profile.ts';

export interface Account {
  readonly profile: string;
  readonly simulator: Simulator;
}

export interface Accounts {
  readonly accounts: readonly Account[];
  /** Environment under which the workbench finds a profile for each account. */
  readonly env: Readonly<Record<string, string>>;
}

export interface WantedAccount {
  readonly profile: string;
  readonly nodes?: number;
  readonly parameters?: number;
}

/** A simulated account for each profile, and the AWS files that lead to them. */
export async function simulatedAccounts(scope: Scope, wanted: readonly WantedAccount[]): Promise<Accounts> {
  const folder = await temporaryFolder(scope, 'aws');
  const accounts: Account[] = [];
  for (const { profile, ...size } of wanted) {
    const simulator = await createSimulator({ seed: accounts.length + 1, ...size });
    await scope.defer(() => simulator.dispose());
    accounts.push({ profile, simulator });
  }
  return { accounts, env: await writeFiles(folder, accounts) };
}

async function writeFiles(folder: string, accounts: readonly Account[]): Promise<Accounts['env']> {
  await mkdir(folder, { recursive: true });
  const config = join(folder, 'config');
  const credentials = join(folder, 'credentials');
  await writeFile(config, accounts.map(configSection).join('\n'));
  await writeFile(credentials, accounts.map(credentialsSection).join('\n'), { mode: 0o600 });
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
}

function configSection({ profile, simulator }: Account): string {
  const lines = [`region = ${simulator.region}`, `endpoint_url = ${simulator.endpoint}`];
  return [`[profile ${profile}]`, ...lines, ''].join('\n');
}

function credentialsSection({ profile, simulator }: Account): string {
  const { accessKeyId, secretAccessKey } = simulator.credentials;
  const lines = [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`];
  return [`[${profile}]`, ...lines, ''].join('\n');
}
