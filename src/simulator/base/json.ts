import { isRecord, type Json, type JsonObject } from '../../core/base/json.ts';

/** Whether something that `JSON.parse` gave is an object; all below it is JSON by construction. */
export function isJsonObject(value: unknown): value is JsonObject {
  return isRecord(value);
}

/** `Array.isArray` that keeps the members' type. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Readers of an input that has passed the shape check: what is absent or null reads as undefined. */
export function textOf(input: JsonObject, key: string): string | undefined {
  const value = input[key];
  return typeof value === 'string' ? value : undefined;
}

/** A required text; the shape check has seen to it. */
export function requiredText(input: JsonObject, key: string): string {
  return textOf(input, key) ?? '';
}

export function numberOf(input: JsonObject, key: string): number | undefined {
  const value = input[key];
  return typeof value === 'number' ? value : undefined;
}

export function flagOf(input: JsonObject, key: string): boolean {
  return input[key] === true;
}

export function listOf(input: JsonObject, key: string): readonly Json[] {
  const value = input[key];
  return isJsonArray(value) ? value : [];
}

export function textsOf(input: JsonObject, key: string): readonly string[] {
  return listOf(input, key).filter((item) => typeof item === 'string');
}

export function objectsOf(input: JsonObject, key: string): readonly JsonObject[] {
  return listOf(input, key).filter(isJsonObject);
}

/** Drops members without a value: the service leaves absent members out. */
export function present(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Seconds since the epoch, as JSON 1.1 sends times. */
export function epochSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}
