import { optional, required, type KeySpec } from '../spec.ts';

/** The keys of `sourceInfo` by type of source. */
export interface SourceKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** `sourceInfo` of aws:downloadContent, by `sourceType`. */
export const sourceKeys: ReadonlyMap<string, SourceKeys> = new Map([
  [
    'GitHub',
    { required: ['owner', 'repository', 'path'], optional: ['getOptions', 'tokenInfo', 'entryPoint'] },
  ],
  [
    'Git',
    {
      required: ['repository'],
      optional: ['getOptions', 'privateSSHKey', 'skipHostKeyChecking', 'username', 'password'],
    },
  ],
  ['HTTP', { required: ['url'], optional: ['allowInsecureDownload', 'authMethod', 'username', 'password'] }],
  ['S3', { required: ['path'], optional: [] }],
  ['SSMDocument', { required: ['name'], optional: [] }],
]);

const abouts: Readonly<Record<string, string>> = {
  owner: 'Who owns the repository.',
  repository: 'The repository: its name on GitHub, else its address.',
  path: 'The file or folder: its path in the repository, or its address in the bucket.',
  getOptions: 'What is taken: `branch:name` or `commitID:hash`.',
  tokenInfo: 'Token of a private repository: `{{ ssm-secure:name }}`.',
  entryPoint: 'The file that is run first.',
  privateSSHKey: 'SSH key of a private repository: `{{ ssm-secure:name }}`.',
  skipHostKeyChecking: 'Whether the host’s key is taken unseen.',
  username: 'Who signs in.',
  password: 'Password of who signs in: `{{ ssm-secure:name }}`.',
  url: 'Address of the file.',
  allowInsecureDownload: 'Whether an address without TLS is taken.',
  authMethod: 'How whoever signs in is told.',
  name: 'Name of the document; `name:version` for one version.',
};

/** The keys of `sourceInfo` for a `sourceType`; none where that is not known. */
export function sourceInfoKeys(sourceType: string | undefined): readonly KeySpec[] {
  const keys = sourceKeys.get(sourceType ?? '');
  const spec = (make: typeof required, name: string): KeySpec =>
    make(name, 'String', abouts[name] ?? '', valuesOf[name] === undefined ? {} : { values: valuesOf[name] });
  return [
    ...(keys?.required ?? []).map((name) => spec(required, name)),
    ...(keys?.optional ?? []).map((name) => spec(optional, name)),
  ];
}

const valuesOf: Readonly<Partial<Record<string, readonly string[]>>> = {
  authMethod: ['None', 'Basic', 'Digest'],
  skipHostKeyChecking: ['true', 'false'],
  allowInsecureDownload: ['true', 'false'],
};
