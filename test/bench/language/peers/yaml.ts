import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { isRecord, parseJson } from '../../../../src/core/base/json.ts';
import { awsServer } from './aws.ts';
import type { OpenDocument, Peer } from './peer.ts';

const schemaUri = 'file:///automation.json';

/** yaml-language-server in this process, with the Automation schema that the other peer brings. */
export function yamlPeer(): Peer {
  const text = readFileSync(new URL('schema.json', awsServer()), 'utf8');
  const schema = parseJson(text);
  if (!isRecord(schema)) throw new Error('the schema of the AWS service is no object');
  const service = getLanguageService({
    schemaRequestService: () => Promise.resolve(text),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({
    ...{ validate: true, completion: true, hover: true, customTags: [] },
    schemas: [{ uri: schemaUri, fileMatch: ['*'], schema }],
  });
  let opened = 0;
  return {
    name: 'yaml-language-server',
    open: (first): OpenDocument => {
      opened += 1;
      // JSON is YAML.
      const create = (version: number, current: string): TextDocument =>
        TextDocument.create(`file:///${opened}.yaml`, 'yaml', version, current);
      let document = create(1, first);
      return {
        change: (next) => {
          document = create(document.version + 1, next);
        },
        diagnose: async () =>
          (await service.doValidation(document, false)).map(({ message, ...problem }) => ({
            ...problem,
            message: typeof message === 'string' ? message : message.value,
          })),
        complete: async (position) => (await service.doComplete(document, position, false)).items.length,
        close: () => {},
      };
    },
    dispose: () => {},
  };
}
