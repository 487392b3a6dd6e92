import { optional, required, type ActionSpec } from '../spec.ts';
import { allPlatforms, newVersions, pluginPage } from './common.ts';

export const documentPlugins: readonly ActionSpec[] = [
  {
    name: 'aws:downloadContent',
    about: 'Downloads files to the node from GitHub, Git, HTTP, S3 or another SSM document.',
    link: pluginPage('aws-downloadContent'),
    platforms: ['Linux', 'Windows'],
    schemaVersions: newVersions,
    inputs: [
      required('sourceType', 'String', 'Where the files are.', {
        values: ['GitHub', 'Git', 'HTTP', 'S3', 'SSMDocument'],
      }),
      required(
        'sourceInfo',
        'StringMap',
        'How to get them, as a map or as JSON text. GitHub: `owner`, `repository`, `path`, `getOptions`, `tokenInfo`; Git: `repository`, `getOptions`, `privateSSHKey`, `username`, `password`; HTTP: `url`, `authMethod`, `username`, `password`; S3: `path`; SSMDocument: `name`. The only place where `{{ ssm-secure:name }}` works.',
        { openKeys: true },
      ),
      optional('destinationPath', 'String', 'The folder on the node.'),
    ],
  },
  {
    name: 'aws:runDocument',
    about: 'Runs another Command document, of Systems Manager or on the node’s disk.',
    link: pluginPage('aws-rundocument'),
    platforms: allPlatforms,
    schemaVersions: newVersions,
    inputs: [
      required('documentType', 'String', 'Where the document is.', { values: ['SSMDocument', 'LocalPath'] }),
      required('documentPath', 'String', 'Name of the document, or its path on the node.'),
      optional('documentParameters', 'StringMap', 'Parameters of the document, as a map or as JSON text.', {
        openKeys: true,
      }),
      optional('timeoutSeconds', 'String', 'Seconds after which it is ended. Undocumented.'),
    ],
  },
];
