import { optional, required, type ActionSpec, type KeySpec } from '../spec.ts';
import { allPlatforms, allVersions, pluginPage } from './common.ts';

const timeout = optional('timeoutSeconds', 'String', 'Seconds after which the script is ended.', {
  default: '3600',
  limit: '1 to 172800',
  minimum: 1,
  maximum: 172800,
});
const directory = optional('workingDirectory', 'String', 'The folder the script runs in.');

const script: KeySpec = required(
  'runCommand',
  'StringList',
  'The script: one command a line, or `{{ parameter }}`.',
  { orText: true },
);

export const scriptPlugins: readonly ActionSpec[] = [
  {
    name: 'aws:runShellScript',
    about: 'Runs a shell script on Linux and macOS nodes.',
    link: pluginPage('aws-runShellScript'),
    platforms: ['Linux', 'MacOS'],
    schemaVersions: allVersions,
    inputs: [script, timeout, directory],
  },
  {
    name: 'aws:runPowerShellScript',
    about: 'Runs a PowerShell script on Windows nodes, and on Linux nodes that have PowerShell.',
    link: pluginPage('aws-runPowerShellScript'),
    platforms: allPlatforms,
    schemaVersions: allVersions,
    inputs: [script, timeout, directory],
  },
  {
    name: 'aws:psModule',
    about: 'Installs a PowerShell module on Windows nodes and runs commands.',
    link: pluginPage('aws-psModule'),
    platforms: ['Windows'],
    schemaVersions: allVersions,
    inputs: [
      required('source', 'String', 'URL or path of the module’s .zip file.'),
      optional('runCommand', 'StringList', 'Commands that run once it is installed.', { orText: true }),
      optional('sourceHash', 'String', 'SHA-256 hash of the file.', { format: 'sha256' }),
      timeout,
      directory,
    ],
  },
];
