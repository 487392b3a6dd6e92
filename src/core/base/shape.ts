/** Recognises a `T` among unknown values: what a foreign message is parsed with. */
export type Guard<T> = (value: unknown) => value is T;

/** The type that a guard recognises, so that a message's type and its parser are one declaration. */
export type Guarded<G> = G extends Guard<infer T> ? T : never;

/** A property that may be absent. */
export interface Optional<T> {
  readonly optional: Guard<T>;
}

type Fields = Readonly<Record<string, Guard<unknown> | Optional<unknown>>>;
type OptionalKeys<F> = { [K in keyof F]: F[K] extends Optional<unknown> ? K : never }[keyof F];
type FieldType<P> = P extends Optional<infer T> ? T : Guarded<P>;

/** The object type of a table of fields. */
export type ShapeOf<F> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: FieldType<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: FieldType<F[K]>;
};

export const text: Guard<string> = (value) => typeof value === 'string';
export const flag: Guard<boolean> = (value) => typeof value === 'boolean';
export const finite: Guard<number> = (value): value is number => Number.isFinite(value);

export function optional<T>(guard: Guard<T>): Optional<T> {
  return { optional: guard };
}

export function oneOf<const T extends string>(values: readonly T[]): Guard<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value): value is T => known.has(value);
}

export function literal<const T extends string>(wanted: T): Guard<T> {
  return (value): value is T => value === wanted;
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

/** An object with these fields; others are ignored. */
export function shape<const F extends Fields>(fields: F): Guard<ShapeOf<F>> {
  const entries = Object.entries(fields);
  return (value): value is ShapeOf<F> =>
    isObject(value) && entries.every(([key, field]) => fits(field, own(value, key)));
}

/** An object whose every value is recognised by `guard`. */
export function mapOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(guard);
}

/** A value that one of the guards recognises. */
export function anyOf<const G extends readonly Guard<unknown>[]>(...guards: G): Guard<Guarded<G[number]>> {
  return (value): value is Guarded<G[number]> => guards.some((guard) => guard(value));
}

function fits(field: Guard<unknown> | Optional<unknown>, value: unknown): boolean {
  if (typeof field === 'function') return field(value);
  return value === undefined || field.optional(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Inherited properties do not count: a message is data. */
function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
