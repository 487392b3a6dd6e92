import type { Event } from '../base/event.ts';

/** A row as a pure view-model draws it; the host's adapter turns it into VS Code's own item. */
export interface TreeRow {
  /** Stable over refreshes, unique in the tree: selection and expansion follow it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Codicon id and, optionally, a theme colour. */
  readonly icon?: string;
  readonly iconColor?: string;
  readonly contextValue?: string;
  readonly collapsible?: 'none' | 'collapsed' | 'expanded';
  readonly command?: {
    readonly title: string;
    readonly command: string;
    readonly arguments?: readonly unknown[];
  };
  /** For file decorations; any scheme. */
  readonly resourceUri?: string;
  readonly accessibilityLabel?: string;
}

/** Lines of a tooltip; values are text, never markup. */
export type TooltipLines = readonly (readonly [label: string, value: string])[];

/** State of a tree, pure: rooms implement it without VS Code. */
export interface TreeModel<T> {
  readonly onDidChange: Event<T | undefined>;
  children(parent: T | undefined): readonly T[] | Promise<readonly T[]>;
  /**
   * Present while a load that was begun has brought nothing to draw yet, and resolves when it has or has ended.
   * A tree that asked for its roots then need not be told to ask again, which VS Code puts off by 200 ms.
   */
  readonly firstDraw?: Promise<void> | undefined;
  row(element: T): TreeRow;
  parent?(element: T): T | undefined;
  tooltip?(element: T): TooltipLines;
}

/** How a list that arrives page by page stands; what a view says beside its rows follows from it. */
export interface ListStatus {
  /** `idle`: nobody has looked yet, so nothing was asked for. */
  readonly phase: 'idle' | 'loading' | 'settled';
  /** What ended the last load; absent after a success and while one runs. */
  readonly failure?: unknown;
  /** How many things the load that runs has brought. */
  readonly loaded: number;
  /** How many things are known, and how many of them the filter lets through. */
  readonly total: number;
  readonly shown: number;
  /** Whether the view has rows to draw; some stand there before anything is known. */
  readonly hasRows: boolean;
  readonly filter: string;
  /** The service applies the filter: how many things there are without it is not known. */
  readonly isFilteredByService?: boolean;
  /** Quiet sentences: what is missing or slow, and why. */
  readonly notices: readonly string[];
}

/** A sidebar view's whole state, pure: rows, filter, and how its loading stands. */
export interface ListModel<T, C> extends TreeModel<T> {
  readonly status: ListStatus;
  /** Fires when `status` changed, which is more often than rows do. */
  readonly onDidChangeStatus: Event<void>;
  setFilter(text: string): void;
  /** Shows what `connection` holds; rows of another connection go at once, loading waits until rows are asked for. */
  use(connection: C | undefined): void;
  /** Loads anew; the rows on screen stay until better ones come. */
  refresh(): void;
}
