/** What the text of a value must look like, beyond its type. */
export interface Format {
  /** Regular expression of the whole text. */
  readonly pattern: string;
  /** For a sentence: `must be …`. */
  readonly about: string;
}

const share = '[1-9][0-9]?%|100%';
const port = '[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]';

/** The forms that values have by the API model (2014-11-06) and the user guide. */
export const formats = {
  documentName: {
    pattern: '[\\w\\-.:/]{3,128}',
    about: 'the name or ARN of a document: 3 to 128 letters, digits and characters of _-.:/',
  },
  documentVersion: {
    pattern: '\\$LATEST|\\$DEFAULT|[1-9][0-9]*',
    about: 'a version number, $DEFAULT or $LATEST',
  },
  concurrency: {
    pattern: `[1-9][0-9]*|${share}`,
    about: 'a number from 1, or a share from 1% to 100%',
  },
  errors: {
    pattern: `0|[1-9][0-9]*|0%|${share}`,
    about: 'a number from 0, or a share from 0% to 100%',
  },
  duration: {
    pattern:
      'P(?=[0-9T])(?:[0-9]+W)?(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:[.,][0-9]+)?S)?)?',
    about: 'an ISO 8601 duration such as PT10M or PT1H30M',
  },
  timestamp: {
    pattern:
      '[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?',
    about: 'an ISO 8601 moment such as 2030-01-31T08:00:00Z',
  },
  roleArn: {
    pattern: 'arn:aws[\\w-]*:iam::[0-9]{12}:role/.+',
    about: 'the ARN of a role (arn:aws:iam::123456789012:role/name), or {{ parameter }}',
  },
  topicArn: {
    pattern: 'arn:aws[\\w-]*:sns:[\\w-]+:[0-9]{12}:.+',
    about: 'the ARN of an SNS topic (arn:aws:sns:region:123456789012:name)',
  },
  sha256: { pattern: '[0-9a-fA-F]{64}', about: 'a SHA-256 sum: 64 hexadecimal digits' },
  stackName: {
    pattern: '[A-Za-z][A-Za-z0-9-]{0,127}|arn:.*',
    about: 'the name of a stack: a letter, then up to 127 letters, digits and hyphens',
  },
  variable: {
    pattern: 'variable:.+',
    about: 'the name of a variable behind variable:, for example variable:count',
  },
  port: {
    pattern: port,
    about: 'a port from 1 to 65535',
  },
  freePort: {
    pattern: `0|${port}`,
    about: 'a port from 1 to 65535, or 0 for any that is free',
  },
  bucketName: {
    pattern: '(?:[^\\s/:]|\\$\\{[^}]*\\})+',
    about: 'the name of a bucket, without s3:// and without a folder',
  },
  jsonText: { pattern: '\\s*[\\[{][\\s\\S]*[\\]}]\\s*', about: 'JSON text' },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
