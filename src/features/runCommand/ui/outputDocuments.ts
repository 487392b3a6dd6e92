import * as vscode from 'vscode';
import { AbortScope } from '../../../core/base/abort.ts';
import type { Connections } from '../../../core/aws/connection.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { createCommandsApi } from '../api.ts';
import { placeOfId } from '../place.ts';
import { outputPath, parseOutputPath, type OutputAddress } from '../outputAddress.ts';
import { plainText } from '../results/terminalText.ts';
import { outputScheme } from './schemes.ts';

/** Texts of read-only documents of nodes' outputs: what the panel held, or, after a reload, what the service gives. */
export class OutputDocuments implements Disposable {
  readonly #connections: Connections;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #texts = new Map<string, string>();
  readonly #changed: (uri: vscode.Uri) => void;

  /** `changed` makes an editor that is open already show its text anew. */
  constructor(connections: Connections, changed: (uri: vscode.Uri) => void) {
    this.#connections = connections;
    this.#changed = changed;
    this.#store.add(
      vscode.workspace.onDidCloseTextDocument((document) => this.#texts.delete(document.uri.toString())),
    );
  }

  async open(address: OutputAddress, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: outputScheme, ...outputPath(address) });
    this.#texts.set(uri.toString(), text);
    this.#changed(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  /** What an editor of `uri` shows. */
  text(uri: vscode.Uri): string | Promise<string> {
    return this.#texts.get(uri.toString()) ?? this.#read(uri);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #read(uri: vscode.Uri): Promise<string> {
    const address = parseOutputPath(uri.path, uri.query);
    if (address === undefined) return '';
    const { ref, nodeId, step, stream } = address;
    const connection = this.#connections.byId(ref.connectionId);
    if (connection === undefined)
      return `Switch to ${placeOfId(ref.connectionId).words} and open this output again.`;
    const api = createCommandsApi(connection);
    const named = step === '' ? undefined : step;
    const output = await api.output(ref.commandId, nodeId, named, this.#scope.signal);
    return plainText(output[stream]);
  }
}
