import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { isRecord, parseJson } from '../../../core/base/json.ts';
import type { LanguageService, Script } from '../../../core/language/index.ts';
import { toTextEdit } from './convert.ts';
import { toKernel } from './documents.ts';

export const scriptScheme = 'ssm-script';

/** Where a script belongs. */
interface ScriptPlace {
  /** The document's URI. */
  readonly document: string;
  readonly id: string;
}

/** The address of a script as a file. */
export function scriptUri(document: vscode.Uri, { id, fileName }: Script): vscode.Uri {
  const place: ScriptPlace = { document: document.toString(), id };
  return vscode.Uri.from({ scheme: scriptScheme, path: `/${fileName}`, query: JSON.stringify(place) });
}

function placeOf(uri: vscode.Uri): ScriptPlace {
  const place = parseJson(uri.query);
  if (isRecord(place) && typeof place['document'] === 'string' && typeof place['id'] === 'string') {
    return { document: place['document'], id: place['id'] };
  }
  throw vscode.FileSystemError.FileNotFound(uri);
}

interface KnownText {
  readonly text: string;
  readonly modified: number;
}

/**
 * Scripts of documents as files that can be edited. What is saved is written into the document, which stays open and
 * unsaved until its author saves it. A script that was changed in the document meanwhile is not written over.
 */
export class ScriptFiles implements vscode.FileSystemProvider, Disposable {
  readonly #service: () => Promise<LanguageService>;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  /** The text that each editor started from or saved last. */
  readonly #known = new Map<string, KnownText>();

  readonly onDidChangeFile = this.#changed.event;

  constructor(service: () => Promise<LanguageService>) {
    this.#service = service;
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#tell(document.uri.toString())),
    );
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, modified } = await this.#read(uri);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: modified,
      size: new TextEncoder().encode(text).length,
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const known = await this.#read(uri);
    this.#known.set(uri.toString(), known);
    return new TextEncoder().encode(known.text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { document: address, id } = placeOf(uri);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
    const text = new TextDecoder().decode(content);
    const before = this.#known.get(uri.toString()) ?? (await this.#read(uri));
    const edits = (await this.#service()).writeScript(toKernel(document), id, before.text, text);
    if ('refused' in edits) throw vscode.FileSystemError.Unavailable(edits.refused);
    const change = new vscode.WorkspaceEdit();
    change.set(document.uri, edits.map(toTextEdit));
    this.#known.set(uri.toString(), { text, modified: before.modified + 1 });
    if (await vscode.workspace.applyEdit(change)) return;
    this.#known.set(uri.toString(), before);
    throw vscode.FileSystemError.Unavailable(
      'The document cannot be edited now. Your text is kept here; save again when it can.',
    );
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** The script as the document has it now; its time moves on when the text is another than was known. */
  async #read(uri: vscode.Uri): Promise<KnownText> {
    const { document: address, id } = placeOf(uri);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
    const found = (await this.#service()).scripts(toKernel(document)).find((script) => script.id === id);
    if (found === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const known = this.#known.get(uri.toString());
    if (known?.text === found.text) return known;
    return { text: found.text, modified: (known?.modified ?? 0) + 1 };
  }

  #tell(document: string): void {
    const changed = [...this.#known.keys()]
      .map((key) => vscode.Uri.parse(key))
      .filter((uri) => placeOf(uri).document === document);
    if (changed.length === 0) return;
    this.#changed.fire(changed.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  }
}
