import { tagKeys } from './tags.ts';
import { guidePage, optional, required, type ActionSpec } from '../spec.ts';

export const instanceActions: readonly ActionSpec[] = [
  {
    name: 'aws:changeInstanceState',
    about:
      'Starts, stops or terminates EC2 instances, or only checks their state. Waits at most 3600 seconds by default.',
    link: guidePage('automation-action-changestate.html'),
    inputs: [
      required('InstanceIds', 'StringList', 'The instances.'),
      required('DesiredState', 'String', 'The state they are brought to.', {
        values: ['running', 'stopped', 'terminated'],
      }),
      optional('CheckStateOnly', 'Boolean', 'Only checks that they are in the state.', { default: 'false' }),
      optional('Force', 'Boolean', 'Stops without flushing file systems; check them afterwards.'),
      optional('AdditionalInfo', 'String', 'Reserved.'),
      optional('FailOnUnexpectedStopped', 'Boolean', 'Fails when an instance stops by itself. Undocumented.'),
    ],
  },
  {
    name: 'aws:runInstances',
    about: 'Launches EC2 instances. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-runinstance.html'),
    inputs: [
      required('ImageId', 'String', 'ID of the Amazon Machine Image.'),
      optional('InstanceType', 'String', 'The type, for example `t3.micro`.'),
      optional('MinInstanceCount', 'Integer', 'Fewest instances to launch.', { minimum: 1 }),
      optional('MaxInstanceCount', 'Integer', 'Most instances to launch.', { minimum: 1 }),
      optional('SubnetId', 'String', 'The subnet they are launched in.'),
      optional('SecurityGroupIds', 'StringList', 'IDs of the security groups.'),
      optional('SecurityGroups', 'StringList', 'Names of the security groups (default VPC only).'),
      optional('IamInstanceProfileName', 'String', 'Name of the instance profile.'),
      optional('IamInstanceProfileArn', 'String', 'ARN of the instance profile.'),
      optional('KeyName', 'String', 'Name of the key pair.'),
      optional('UserData', 'String', 'What the instance runs at first start, base64-encoded.'),
      optional('BlockDeviceMappings', 'MapList', 'Block devices.', { openKeys: true }),
      optional('NetworkInterfaces', 'MapList', 'Network interfaces.', { openKeys: true }),
      optional('TagSpecifications', 'MapList', 'Tags of what is created.', { openKeys: true }),
      optional('MetadataOptions', 'StringMap', 'Options of the instance metadata service.'),
      optional('Placement', 'StringMap', 'Availability Zone, tenancy and the like.'),
      optional('Monitoring', 'Boolean', 'Detailed monitoring.'),
      optional('EbsOptimized', 'Boolean', 'Optimised for EBS.'),
      optional('DisableApiTermination', 'Boolean', 'Protects against termination through the API.'),
      optional('InstanceInitiatedShutdownBehavior', 'String', 'What a shutdown from inside does.', {
        values: ['stop', 'terminate'],
      }),
      optional('PrivateIpAddress', 'String', 'The primary private address.'),
      optional('KernelId', 'String', 'ID of the kernel.'),
      optional('RamdiskId', 'String', 'ID of the RAM disk.'),
      optional('ClientToken', 'String', 'Makes the launch idempotent.'),
      optional('AdditionalInfo', 'String', 'Reserved.'),
    ],
    outputs: [
      { name: 'InstanceIds', type: 'StringList' },
      { name: 'InstanceStates', type: 'StringList' },
    ],
  },
  {
    name: 'aws:createTags',
    about:
      'Tags EC2 resources, managed nodes, maintenance windows or parameters. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-createtag.html'),
    inputs: [
      required('ResourceIds', 'StringList', 'The resources; only one unless `ResourceType` is `EC2`.'),
      required('Tags', 'MapList', 'The tags.', {
        keys: tagKeys,
      }),
      optional('ResourceType', 'String', 'What is tagged.', {
        values: ['EC2', 'ManagedInstance', 'MaintenanceWindow', 'Parameter'],
        default: 'EC2',
      }),
    ],
  },
];
