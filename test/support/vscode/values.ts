import { Emitter } from '../../../src/core/base/event.ts';

/** Values of VS Code's API as far as rooms use them, for tests in plain Node; the host tests meet the real ones. */
export class Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment = '';

  private constructor(scheme: string, authority: string, path: string, query: string) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
    this.query = query;
  }

  static from(parts: { scheme: string; authority?: string; path?: string; query?: string }): Uri {
    return new Uri(parts.scheme, parts.authority ?? '', parts.path ?? '', parts.query ?? '');
  }

  static file(path: string): Uri {
    return new Uri('file', '', path, '');
  }

  static parse(text: string): Uri {
    const [, scheme = 'file', authority = '', path = '', query = ''] =
      /^(?:([a-z][\w.+-]*):)?(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/i.exec(text) ?? [];
    return new Uri(
      scheme,
      decodeURIComponent(authority),
      decodeURIComponent(path),
      decodeURIComponent(query),
    );
  }

  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return base.with({ path: [base.path.replace(/\/$/, ''), ...parts].join('/') });
  }

  get fsPath(): string {
    return this.path;
  }

  with(change: { scheme?: string; path?: string; query?: string }): Uri {
    return new Uri(
      change.scheme ?? this.scheme,
      this.authority,
      change.path ?? this.path,
      change.query ?? this.query,
    );
  }

  toString(): string {
    const authority = this.authority === '' && this.scheme !== 'file' ? '' : `//${this.authority}`;
    const query = this.query === '' ? '' : `?${encodeURIComponent(this.query)}`;
    return `${this.scheme}:${authority}${this.path.split('/').map(encodeURIComponent).join('/')}${query}`;
  }
}

export class EventEmitter<T> {
  readonly #emitter = new Emitter<T>();
  readonly event = this.#emitter.event;

  fire(value: T): void {
    this.#emitter.fire(value);
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}

export class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

/** Text that was given as text is escaped, as in VS Code; markup is taken as it is. */
export class MarkdownString {
  value = '';
  supportThemeIcons = false;

  appendMarkdown(markdown: string): this {
    this.value += markdown;
    return this;
  }

  appendText(text: string): this {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~<>]/g, '\\$&').replace(/\n/g, '\n\n');
    return this;
  }
}

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;

  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }
}

export class TerminalProfile {
  readonly options: unknown;

  constructor(options: unknown) {
    this.options = options;
  }
}

export class CustomExecution {
  readonly callback: (definition: unknown) => Promise<unknown>;

  constructor(callback: (definition: unknown) => Promise<unknown>) {
    this.callback = callback;
  }
}

export class Task {
  readonly definition: unknown;
  readonly scope: unknown;
  readonly name: string;
  readonly source: string;
  readonly execution: unknown;
  readonly problemMatchers: unknown;

  constructor(
    definition: unknown,
    scope: unknown,
    name: string,
    source: string,
    execution: unknown,
    problemMatchers: unknown = [],
  ) {
    this.definition = definition;
    this.scope = scope;
    this.name = name;
    this.source = source;
    this.execution = execution;
    this.problemMatchers = problemMatchers;
  }
}

export class FileDecoration {
  readonly badge: string | undefined;
  readonly tooltip: string | undefined;
  readonly color: ThemeColor | undefined;

  constructor(badge?: string, tooltip?: string, color?: ThemeColor) {
    this.badge = badge;
    this.tooltip = tooltip;
    this.color = color;
  }
}

export class CancellationTokenSource {
  readonly #asked = new Emitter<undefined>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#asked.event };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#asked.fire(undefined);
  }

  dispose(): void {
    this.#asked.dispose();
  }
}

export const QuickInputButtons = { Back: { tooltip: 'Back' } } as const;
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;
export const ViewColumn = { Active: -1, Beside: -2 } as const;
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const;
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const;
export const TaskScope = { Global: 1, Workspace: 2 } as const;
export const TaskRevealKind = { Always: 1, Silent: 2, Never: 3 } as const;
export const TaskPanelKind = { Shared: 1, Dedicated: 2, New: 3 } as const;
