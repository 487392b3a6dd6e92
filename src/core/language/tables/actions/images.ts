import { guidePage, optional, required, type ActionSpec, type OutputSpec } from '../spec.ts';

const outputs: readonly OutputSpec[] = [
  { name: 'ImageId', type: 'String' },
  { name: 'ImageState', type: 'String' },
];

export const imageActions: readonly ActionSpec[] = [
  {
    name: 'aws:createImage',
    about: 'Makes an Amazon Machine Image of an instance. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-create.html'),
    inputs: [
      required('InstanceId', 'String', 'The instance.'),
      required('ImageName', 'String', 'Name of the image.'),
      optional('ImageDescription', 'String', 'Description of the image.'),
      optional(
        'NoReboot',
        'Boolean',
        'Does not stop the instance first; the file system may be inconsistent.',
      ),
      optional('BlockDeviceMappings', 'any', 'Block devices of the image.'),
    ],
    outputs,
  },
  {
    name: 'aws:copyImage',
    about:
      'Copies an Amazon Machine Image from another Region to this one. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-copyimage.html'),
    inputs: [
      required('SourceRegion', 'String', 'The Region that has the image.'),
      required('SourceImageId', 'String', 'The image.'),
      required('ImageName', 'String', 'Name of the copy.'),
      optional('ImageDescription', 'String', 'Description of the copy.'),
      optional('Encrypted', 'Boolean', 'Encrypts the copy’s snapshots.'),
      optional('KmsKeyId', 'String', 'ARN of the key that encrypts them.'),
      optional('ClientToken', 'String', 'Makes the copy idempotent.'),
    ],
    outputs,
  },
  {
    name: 'aws:deleteImage',
    about: 'Deletes an Amazon Machine Image and its snapshots.',
    link: guidePage('automation-action-delete.html'),
    inputs: [required('ImageId', 'String', 'The image.')],
  },
];
