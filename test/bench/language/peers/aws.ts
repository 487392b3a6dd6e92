import { fileURLToPath } from 'node:url';
import { isRecord } from '../../../../src/core/base/json.ts';
import type { Shown } from '../../../support/language/plant/score.ts';
import { startServer } from './stdio.ts';
import type { OpenDocument, Peer } from './peer.ts';

/** The file of the server, which is all that the package is; its schema stands beside it. */
export function awsServer(): URL {
  return new URL(import.meta.resolve('aws-ssm-document-language-service'));
}

/** aws-ssm-document-language-service, a server. Its request `ssm/validate` goes round its delay of 500 ms. */
export async function awsPeer(): Promise<Peer> {
  const { notify, request, end } = startServer(fileURLToPath(awsServer()));
  await request('initialize', {
    processId: process.pid,
    rootUri: null,
    initializationOptions: {},
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  notify('initialized', {});
  let opened = 0;
  return {
    name: 'aws-ssm-document-language-service',
    open: (text, format): OpenDocument => {
      opened += 1;
      const uri = `file:///${opened}.ssm.${format}`;
      let version = 1;
      notify('textDocument/didOpen', {
        textDocument: { uri, languageId: `ssm-${format}`, version, text },
      });
      return {
        change: (next) => {
          version += 1;
          notify('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges: [{ text: next }],
          });
        },
        diagnose: async () => shown(await request('ssm/validate', uri)),
        complete: async (position) =>
          items(await request('textDocument/completion', { textDocument: { uri }, position })).length,
        close: () => notify('textDocument/didClose', { textDocument: { uri } }),
      };
    },
    dispose: end,
  };
}

function items(result: unknown): readonly unknown[] {
  const list = isRecord(result) ? result['items'] : result;
  return Array.isArray(list) ? list : [];
}

function shown(result: unknown): readonly Shown[] {
  return items(result).flatMap((problem) => {
    const { range, message, severity, code } = isRecord(problem) ? problem : {};
    const { start, end } = isRecord(range) ? range : {};
    if (typeof message !== 'string' || !isRecord(start) || !isRecord(end)) return [];
    const lines = { start: { line: Number(start['line']) }, end: { line: Number(end['line']) } };
    return [{ message, range: lines, code, severity: typeof severity === 'number' ? severity : undefined }];
  });
}
