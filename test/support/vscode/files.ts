import { Emitter } from '../../../src/core/base/event.ts';
import type { Uri } from './values.ts';

/** What rooms use of VS Code's files: for tests in plain Node. */
export const FileType = { File: 1 } as const;
export const FilePermission = { Readonly: 1 } as const;
export const FileChangeType = { Changed: 1 } as const;
export const TextDocumentSaveReason = { Manual: 1, AfterDelay: 2, FocusOut: 3 } as const;
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;

/** The code tells the kind, as in VS Code. */
export class FileSystemError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }

  static FileNotFound(what: Uri | string): FileSystemError {
    return new FileSystemError(String(what), 'FileNotFound');
  }

  static NoPermissions(what: Uri | string): FileSystemError {
    return new FileSystemError(String(what), 'NoPermissions');
  }

  static Unavailable(what: Uri | string): FileSystemError {
    return new FileSystemError(String(what), 'Unavailable');
  }
}

export class Diagnostic {
  readonly range: unknown;
  readonly message: string;
  readonly severity: number;
  code = '';
  source = '';

  constructor(range: unknown, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export class CodeActionKind {
  static readonly RefactorRewrite = new CodeActionKind('refactor.rewrite');
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  command:
    { readonly command: string; readonly title: string; readonly arguments?: readonly unknown[] } | undefined;

  constructor(title: string, kind: CodeActionKind) {
    this.title = title;
    this.kind = kind;
  }
}

/** A text that a test writes in; `type` is what a person does. */
export class WrittenDocument {
  readonly uri: Uri;
  text: string;
  version = 1;
  isDirty = false;
  isClosed = false;

  constructor(uri: Uri, text: string) {
    this.uri = uri;
    this.text = text;
  }

  get lineCount(): number {
    return this.text.split('\n').length;
  }

  getText(): string {
    return this.text;
  }

  validateRange(range: unknown): unknown {
    return range;
  }
}

/** One change of whole texts. */
export class WorkspaceEdit {
  readonly texts: (readonly [uri: Uri, text: string])[] = [];

  replace(uri: Uri, _range: unknown, text: string): void {
    this.texts.push([uri, text]);
  }
}

interface FileSystem {
  readFile(uri: Uri): Promise<Uint8Array>;
}

/** Files that extensions serve, texts that are being written, and what is marked in them. */
export class FileDesk {
  readonly systems = new Map<string, FileSystem>();
  readonly actions: { provideCodeActions(document: unknown): readonly CodeAction[] }[] = [];
  readonly marks = new Map<string, readonly Diagnostic[]>();
  readonly willSave = new Emitter<{ readonly document: { readonly uri: Uri }; readonly reason: number }>();
  readonly opened = new Emitter<WrittenDocument>();
  readonly changed = new Emitter<{ readonly document: WrittenDocument }>();
  /** Whether texts can be changed by extensions. */
  canEdit = true;

  /** A person, or an extension for them, changes the whole text. */
  write(document: WrittenDocument, text: string): void {
    document.text = text;
    document.version += 1;
    document.isDirty = true;
    this.changed.fire({ document });
  }
}
