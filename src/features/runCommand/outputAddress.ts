import type { CommandRef } from '../../core/model/refs.ts';
import { streams, type Stream } from './results/messages.ts';

/** One stream of one step of a command on a node, as a read-only document. */
export interface OutputAddress {
  readonly ref: CommandRef;
  readonly nodeId: string;
  /** Empty: the document's only one. */
  readonly step: string;
  readonly stream: Stream;
}

/** Path and query of the document's URI; the last part of the path is what its tab shows. */
export function outputPath(address: OutputAddress): { readonly path: string; readonly query: string } {
  const parts = [address.ref.commandId, address.step, `${address.nodeId}.${address.stream}.log`];
  return {
    path: `/${parts.map(encodeURIComponent).join('/')}`,
    query: encodeURIComponent(address.ref.connectionId),
  };
}

/** The inverse of {@link outputPath}; undefined for a URI that nobody here has made. */
export function parseOutputPath(path: string, query: string): OutputAddress | undefined {
  const parts = path.split('/').slice(1).map(decoded);
  const [commandId, step, name] = parts;
  const connectionId = decoded(query);
  if (parts.length !== 3 || commandId === undefined || step === undefined || name === undefined)
    return undefined;
  if (connectionId === undefined) return undefined;
  const stream = streams.find((candidate) => name.endsWith(`.${candidate}.log`));
  if (stream === undefined) return undefined;
  const nodeId = name.slice(0, -`.${stream}.log`.length);
  return { ref: { connectionId, commandId }, nodeId, step, stream };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
