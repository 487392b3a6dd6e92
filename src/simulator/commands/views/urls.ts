import type { CommandRequest } from '../request.ts';

/** Where a plugin's full output would be; empty strings when no bucket was given. */
export interface OutputPlace {
  readonly prefix: string;
  readonly stdout: string;
  readonly stderr: string;
}

export function outputPlace(
  { outputS3BucketName: bucket, outputS3KeyPrefix }: CommandRequest,
  region: string,
  commandId: string,
  nodeId: string,
  plugin: { readonly name: string; readonly plugin: string },
): OutputPlace {
  if (bucket === '') return { prefix: '', stdout: '', stderr: '' };
  const folder = plugin.plugin.replaceAll(':', '');
  const step = plugin.name === plugin.plugin ? `0.${folder}` : `0.${plugin.name}`;
  const prefix = [outputS3KeyPrefix, commandId, nodeId, folder].filter((part) => part !== '').join('/');
  const url = `https://s3.${region}.amazonaws.com/${bucket}/${prefix}/${step}`;
  return { prefix, stdout: `${url}/stdout`, stderr: `${url}/stderr` };
}
