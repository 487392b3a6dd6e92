/** The declaration of a command: what it may be called with, and what it answers. Both exist as types only. */
export interface CommandDeclaration<A extends readonly unknown[], R> {
  readonly args?: A;
  readonly result?: R;
}

export function command<A extends readonly unknown[] = [], R = unknown>(): CommandDeclaration<A, R> {
  return {};
}

/** What VS Code passes to a tree's command: the row and the selection, both unparsed. */
export type TreeArgs = [element?: unknown, selection?: unknown];

export type ArgsOf<D> = D extends CommandDeclaration<infer A, unknown> ? A : never;

/** Undefined for a command that answers nothing, and for one that failed, of which the person was told. */
export type ResultOf<D> =
  D extends CommandDeclaration<readonly unknown[], infer R>
    ? unknown extends R
      ? undefined
      : R | undefined
    : never;

/** One handler for each command of a table: a forgotten one is a compile error. */
export type Handlers<T> = {
  readonly [K in keyof T]: (...args: ArgsOf<T[K]>) => HandledOf<T[K]>;
};

type HandledOf<D> = D extends CommandDeclaration<readonly unknown[], infer R> ? R | Promise<R> : never;
