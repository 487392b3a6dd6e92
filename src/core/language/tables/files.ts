import { optional, type KeySpec } from './spec.ts';

/** A file of `files`. */
export const attachedFile: KeySpec = optional('file', 'Map', 'A file with its checksum.', {
  keys: [
    optional('checksums', 'Map', 'Checksums of the file.', {
      keys: [
        optional('sha256', 'String', 'SHA-256 sum of the file.', { format: 'sha256', usual: true }),
        optional('SHA256', 'String', 'SHA-256 sum of the file, as some of AWS’s tools write it.', {
          format: 'sha256',
        }),
      ],
      openKeys: true,
      usual: true,
    }),
    optional('size', 'Integer', 'Size of the file in bytes.', { minimum: 0 }),
  ],
  openKeys: true,
});

/** `files`: attachments by name. */
export function files(about: string): KeySpec {
  return optional('files', 'Map', about, { each: attachedFile });
}
