import { optional, required, type ActionSpec, type KeySpec } from '../spec.ts';
import { allPlatforms, allVersions, newVersions, pluginPage } from './common.ts';

const agentInputs: readonly KeySpec[] = [
  required('agentName', 'String', 'Name of the agent.'),
  required('source', 'String', 'URL of the manifest.'),
  optional('allowDowngrade', 'Boolean', 'Whether an older version may replace a newer one.'),
  optional('targetVersion', 'String', 'The version; the newest when absent.'),
];

export const softwarePlugins: readonly ActionSpec[] = [
  {
    name: 'aws:applications',
    about: 'Installs, repairs or removes a Windows application from an .msi file.',
    link: pluginPage('aws-applications'),
    platforms: ['Windows'],
    schemaVersions: allVersions,
    inputs: [
      required('action', 'String', 'What is done.', { values: ['Install', 'Repair', 'Uninstall'] }),
      required('source', 'String', 'URL of the .msi file.'),
      optional('parameters', 'String', 'Arguments of the installer.'),
      optional('sourceHash', 'String', 'SHA-256 hash of the file.', { format: 'sha256' }),
    ],
  },
  {
    name: 'aws:configurePackage',
    about: 'Installs or removes a Distributor package.',
    link: pluginPage('aws-configurepackage'),
    platforms: allPlatforms,
    schemaVersions: newVersions,
    inputs: [
      required('name', 'String', 'Name or ARN of the package.'),
      required('action', 'String', 'What is done.', { values: ['Install', 'Uninstall'] }),
      optional('installationType', 'String', 'How an installed version is replaced.', {
        values: ['Uninstall and reinstall', 'In-place update'],
      }),
      optional('additionalArguments', 'StringMap', 'Arguments for the package’s own scripts.'),
      optional('version', 'String', 'The version; the newest when absent.'),
      optional('repository', 'String', 'Repository of the package. Undocumented.'),
    ],
  },
  {
    name: 'aws:updateSsmAgent',
    about: 'Updates SSM Agent.',
    link: pluginPage('aws-updatessmagent'),
    platforms: allPlatforms,
    schemaVersions: allVersions,
    inputs: agentInputs,
  },
  {
    name: 'aws:updateAgent',
    about: 'Updates EC2Config, the older agent of Windows.',
    link: pluginPage('aws-updateagent'),
    platforms: ['Windows'],
    schemaVersions: allVersions,
    inputs: agentInputs,
  },
  {
    name: 'aws:configureDocker',
    about: 'Installs or removes Docker.',
    link: pluginPage('aws-configuredocker'),
    platforms: ['Linux', 'Windows'],
    schemaVersions: newVersions,
    inputs: [required('action', 'String', 'What is done.', { values: ['Install', 'Uninstall'] })],
  },
  {
    name: 'aws:runDockerAction',
    about: 'Runs a Docker action on containers or images.',
    link: pluginPage('aws-rundockeraction'),
    platforms: ['Linux', 'Windows'],
    schemaVersions: newVersions,
    inputs: [
      required('action', 'String', 'The Docker action, for example `Run` or `Stop`.'),
      optional('container', 'String', 'ID of the container.'),
      optional('image', 'String', 'Name of the image.'),
      optional('cmd', 'String', 'The command in the container.'),
      optional('memory', 'String', 'Memory limit of the container.'),
      optional('cpuShares', 'String', 'CPU shares of the container.'),
      optional('volume', 'StringList', 'Volumes that are mounted.'),
      optional('env', 'String', 'Environment variables of the container.'),
      optional('user', 'String', 'User name in the container.'),
      optional('publish', 'String', 'Ports that are published.'),
    ],
  },
];
