import { LineCounter, parseDocument, stringify } from 'yaml';
import { isRecord, parseJson, type JsonObject } from '../../core/base/json.ts';
import { isJsonObject } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import type { DocumentFormat } from './model.ts';

/**
 * Reads a document's text. A TEXT document has nothing to read. Throws `InvalidDocumentContent`, naming line and
 * column, for what is not well-formed.
 */
export function parseContent(content: string, format: DocumentFormat): JsonObject {
  if (format === 'TEXT') return {};
  const parsed = format === 'JSON' ? parseJsonText(content) : parseYaml(content);
  if (!isJsonObject(parsed)) throw invalidContent(`${format} document is not an object.`);
  return parsed;
}

export function invalidContent(message: string): ServiceError {
  return new ServiceError('InvalidDocumentContent', message);
}

function parseJsonText(content: string): unknown {
  const value = parseJson(content);
  if (value !== undefined) return value;
  // JSON.parse does not tell everywhere where it stopped; JSON is YAML as well, whose parser does.
  const lineCounter = new LineCounter();
  const [problem] = parseDocument(content, { lineCounter, logLevel: 'silent', schema: 'json' }).errors;
  throw notWellFormed('JSON', lineCounter, problem?.pos[0] ?? content.length);
}

function parseYaml(content: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(content, { lineCounter, logLevel: 'silent' });
  const [problem] = document.errors;
  if (problem !== undefined) throw notWellFormed('YAML', lineCounter, problem.pos[0]);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value;
  } catch (error) {
    // Aliases that would blow the document up.
    if (error instanceof ReferenceError) throw invalidContent('YAML not well-formed. Too many aliases.');
    throw error;
  }
}

function notWellFormed(format: DocumentFormat, lines: LineCounter, offset: number): ServiceError {
  const { line, col } = lines.linePos(offset);
  return invalidContent(`${format} not well-formed. at Line: ${line}, Column: ${col}`);
}

/** The content in the format that was asked for; its own text when that is the format it has. */
export function contentAs(
  {
    content,
    format,
    parsed,
  }: { readonly content: string; readonly format: DocumentFormat; readonly parsed: JsonObject },
  wanted: DocumentFormat | undefined,
): { readonly content: string; readonly format: DocumentFormat } {
  // JSON is the default, also of a document that was written in YAML; text has no other form.
  const target = format === 'TEXT' ? 'TEXT' : (wanted ?? 'JSON');
  if (target === format || target === 'TEXT') return { content, format };
  const converted = target === 'JSON' ? JSON.stringify(parsed, null, 2) : stringify(parsed, { lineWidth: 0 });
  return { content: converted, format: target };
}

/** `schemaVersion` as text: YAML without quotes makes a number of it. */
export function schemaVersionOf(parsed: JsonObject): string | undefined {
  const version = isRecord(parsed) ? parsed['schemaVersion'] : undefined;
  if (typeof version === 'number') return String(version);
  return typeof version === 'string' ? version : undefined;
}
