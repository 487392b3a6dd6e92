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
