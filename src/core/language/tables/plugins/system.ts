import { optional, required, type ActionSpec } from '../spec.ts';
import { allPlatforms, allVersions, newVersions, pluginPage } from './common.ts';

const enabled = ['Enabled', 'Disabled'];

export const systemPlugins: readonly ActionSpec[] = [
  {
    name: 'aws:domainJoin',
    about: 'Joins a node to an Active Directory domain.',
    link: pluginPage('aws-domainJoin'),
    platforms: ['Linux', 'Windows'],
    schemaVersions: allVersions,
    inputs: [
      required('directoryId', 'String', 'ID of the directory.'),
      required('directoryName', 'String', 'Name of the domain.'),
      optional('directoryOU', 'String', 'Organisational unit.'),
      optional('dnsIpAddresses', 'StringList', 'Addresses of the DNS servers.'),
      optional('hostname', 'String', 'Hostname of the node.'),
    ],
    openInputs: true,
  },
  {
    name: 'aws:softwareInventory',
    about: 'Gathers inventory: applications, files, services and the like.',
    link: pluginPage('aws-softwareinventory'),
    platforms: allPlatforms,
    schemaVersions: newVersions,
    inputs: [
      optional('applications', 'String', 'Installed applications.', { values: enabled }),
      optional('awsComponents', 'String', 'AWS components, for example drivers and agents.', {
        values: enabled,
      }),
      optional('files', 'String', 'Files, as JSON text of paths and patterns.', { format: 'jsonText' }),
      optional('networkConfig', 'String', 'Network configuration.', { values: enabled }),
      optional('windowsUpdates', 'String', 'Windows updates.', { values: enabled }),
      optional('instanceDetailedInformation', 'String', 'Details such as CPU model and speed.', {
        values: enabled,
      }),
      optional('services', 'String', 'Windows services.', { values: enabled }),
      optional('windowsRegistry', 'String', 'Registry keys, as JSON text of paths.', { format: 'jsonText' }),
      optional('windowsRoles', 'String', 'Windows roles.', { values: enabled }),
      optional('customInventory', 'String', 'Custom inventory.', { values: enabled }),
      optional('customInventoryDirectory', 'String', 'Folder of the custom inventory files.'),
      optional('billingInfo', 'String', 'Billing information of licence-included platforms.', {
        values: enabled,
      }),
    ],
  },
  {
    name: 'aws:cloudWatch',
    about: 'Configures the older CloudWatch plugin of Windows. Use the CloudWatch agent instead.',
    link: pluginPage('aws-cloudWatch'),
    platforms: ['Windows'],
    schemaVersions: allVersions,
    inputs: [optional('properties', 'any', 'The engine’s configuration.')],
    openInputs: true,
  },
  {
    name: 'aws:refreshAssociation',
    about: 'Applies associations of the node now.',
    link: pluginPage('aws-refreshassociation'),
    platforms: allPlatforms,
    schemaVersions: newVersions,
    inputs: [optional('associationIds', 'StringList', 'The associations; all of the node when absent.')],
  },
  {
    name: 'aws:configureDaemon',
    about: 'Known to the agent’s source only. Undocumented.',
    link: pluginPage('aws-runShellScript'),
    platforms: ['Windows'],
    schemaVersions: newVersions,
    inputs: [],
    openInputs: true,
    internal: true,
  },
];
