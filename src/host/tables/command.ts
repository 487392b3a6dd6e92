/** The declaration of a command: what it may be called with. The arguments exist as a type only. */
export interface CommandDeclaration<A extends readonly unknown[]> {
  readonly args?: A;
}

export function command<A extends readonly unknown[] = []>(): CommandDeclaration<A> {
  return {};
}

/** What VS Code passes to a tree's command: the row and the selection, both unparsed. */
export type TreeArgs = [element?: unknown, selection?: unknown];

export type ArgsOf<D> = D extends CommandDeclaration<infer A> ? A : never;

/** One handler for each command of a table: a forgotten one is a compile error. */
export type Handlers<T> = {
  readonly [K in keyof T]: (...args: ArgsOf<T[K]>) => unknown;
};
