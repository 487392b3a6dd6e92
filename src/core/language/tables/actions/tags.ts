import { optional, required, type KeySpec } from '../spec.ts';

/** A tag, as every service takes it. */
export const tagKeys: readonly KeySpec[] = [
  required('Key', 'String', 'Name of the tag.'),
  optional('Value', 'String', 'Value of the tag.'),
];
