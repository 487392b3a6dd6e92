import { attachedFile } from './files.ts';
import { optional, required, type KeySpec } from './spec.ts';

/** Platforms that Distributor's packages are for. */
export const packagePlatforms: readonly string[] = [
  ...['windows', 'amazon', 'ubuntu', 'redhat', 'centos', 'debian', 'suse', 'opensuse', 'opensuseleap'],
  ...['oracle', 'rocky', 'almalinux', 'fedora', 'bottlerocket', 'mac_os_x', '_any'],
];

const build: KeySpec = optional('build', 'Map', 'The file for this architecture.', {
  keys: [required('file', 'String', 'Name of the file, as it stands in `files`.')],
  openKeys: true,
});

const release: KeySpec = optional(
  'release',
  'Map',
  'Builds by architecture: `x86_64`, `arm64`, `386` or `_any`.',
  { each: build, names: ['x86_64', 'arm64', '386', '_any'] },
);

const platform: KeySpec = optional(
  'platform',
  'Map',
  'Releases of the platform that the builds are for; `_any` for all.',
  { each: release, names: ['_any'] },
);

/** Top-level keys of package manifests. */
export const packageKeys: readonly KeySpec[] = [
  required('schemaVersion', 'String', 'Version of the manifest’s schema, in quotes.', { values: ['2.0'] }),
  required('version', 'String', 'Version of the package.'),
  optional('name', 'String', 'Name of the package.'),
  optional('publisher', 'String', 'Who publishes the package.'),
  optional('description', 'String', 'What the package is for.'),
  optional('url', 'String', 'Where to read about the package.'),
  optional('packageArn', 'String', 'ARN of the package.'),
  required('packages', 'Map', 'What is installed: by platform, release and architecture.', {
    each: platform,
    names: packagePlatforms,
  }),
  required('files', 'Map', 'The package’s files by name, with their checksums.', {
    each: attachedFile,
  }),
];
