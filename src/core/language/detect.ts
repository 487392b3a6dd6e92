import { isCalendar } from './syntax/calendar.ts';
import type { Format } from './text.ts';

/** The editor's names for the language, by format. */
export const languageIds: { readonly [F in Format]: string } = { yaml: 'ssm-yaml', json: 'ssm-json' };

/** The editor's name for change calendars. */
export const calendarLanguage = 'ssm-calendar';

/** Whether the text is a calendar of Systems Manager, and not anybody's: iCalendar text with its PRODID. */
export function looksLikeCalendar(text: string): boolean {
  return isCalendar(text) && /^PRODID:-\/\/AWS\/\/Change Calendar/im.test(text.slice(0, 2000));
}

/** The format of a file: by its name, and where that says nothing by its first character. */
export function formatOf(name: string, text: string): Format {
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  if (/\.json$/i.test(name)) return 'json';
  return /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml';
}

/**
 * Whether the text is an SSM document, judged by its top-level keys alone and without parsing: this runs on
 * every YAML and JSON file that is opened.
 */
export function looksLikeDocument(text: string, format: Format): boolean {
  const keys = format === 'json' ? jsonKeys(text) : yamlKeys(text);
  const version = keys.get('schemaVersion');
  if (version === undefined || !/^(?:0\.3|1\.0|1\.2|2\.0|2\.2)$/.test(version)) return false;
  if (foreignKeys.some((key) => keys.has(key))) return false;
  return telling.some((group) => group.every((key) => keys.has(key)));
}

/**
 * Whether the text may be a CloudFormation template with an SSM document in it: a cheap look, after which the
 * template is read.
 */
export function looksLikeTemplate(text: string): boolean {
  return text.includes('AWS::SSM::Document') && /(?:^|[\s{,])["']?Resources["']?\s*:/.test(text);
}

/** Of CloudFormation, Kubernetes, OpenAPI and Compose. */
const foreignKeys = ['AWSTemplateFormatVersion', 'Resources', 'apiVersion', 'openapi', 'swagger', 'services'];

/** Any of these groups marks an SSM document. */
const telling: readonly (readonly string[])[] = [
  ['mainSteps'],
  ['runtimeConfig'],
  ['sessionType'],
  ['packages', 'files'],
];

const yamlKey = /^(["']?)([\w$.-]+)\1[ \t]*:(?:[ \t]+(["']?)([^"'#\r\n]*?)\3)?[ \t]*(?:#.*)?\r?$/gm;

/** Top-level keys of a YAML text and the plain values that follow on their lines. */
function yamlKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [, , name = '', , value = ''] of text.replace(/^\uFEFF/, '').matchAll(yamlKey))
    keys.set(name, value);
  return keys.size === 0 && /^\s*\{/.test(text) ? jsonKeys(text) : keys;
}

const jsonToken = /"((?:[^"\\\r\n]|\\.)*)"(\s*:\s*(?:"((?:[^"\\\r\n]|\\.)*)"|([-\d.]+))?)?|[{}[\]]/g;

/** Top-level keys of a JSON text and the texts or numbers that follow them. */
function jsonKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let depth = 0;
  for (const [token, name, colon, value, number] of text.matchAll(jsonToken)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && colon !== undefined) keys.set(name ?? '', value ?? number ?? '');
  }
  return keys;
}
