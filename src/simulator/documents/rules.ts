import type { JsonObject } from '../../core/base/json.ts';
import { isJsonObject, listOf, textOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { invalidContent, parseContent, schemaVersionOf } from './content.ts';
import type { DocumentFormat } from './model.ts';

const maxBytes = 64 * 1024;

const schemaVersions: Readonly<Record<string, readonly string[]>> = {
  Command: ['1.2', '2.0', '2.2'],
  Policy: ['2.0'],
  Automation: ['0.3'],
  'Automation.ChangeTemplate': ['0.3'],
  Session: ['1.0'],
  Package: ['2.0'],
};

const sessionTypes = ['Standard_Stream', 'Port', 'InteractiveCommands', 'NonInteractiveCommands'];

/**
 * What CreateDocument and UpdateDocument check of a content before they keep it; answers it parsed. Throws
 * `MaxDocumentSizeExceeded` and `InvalidDocumentContent`. The language of documents has many more rules: these are
 * the ones whose texts are known.
 */
export function checkContent(content: string, format: DocumentFormat, type: string): JsonObject {
  if (Buffer.byteLength(content) > maxBytes) {
    throw new ServiceError('MaxDocumentSizeExceeded', 'The document is larger than 64 KB.');
  }
  if (type === 'ChangeCalendar') checkCalendar(content, format);
  const parsed = parseContent(content, format);
  const versions = Object.hasOwn(schemaVersions, type) ? schemaVersions[type] : undefined;
  if (versions === undefined) return parsed;
  if (format === 'TEXT') throw invalidContent(`A document of type ${type} is JSON or YAML.`);
  const version = schemaVersionOf(parsed);
  if (version === undefined || !versions.includes(version)) {
    throw invalidContent(`Document schema version is invalid. Value: ${version ?? 'null'}`);
  }
  if (type === 'Session') checkSession(parsed);
  else if (type !== 'Package' && version !== '1.2') checkSteps(parsed);
  if (type === 'Command') checkReferences(parsed);
  return parsed;
}

function checkCalendar(content: string, format: DocumentFormat): void {
  if (format !== 'TEXT' || !content.trimStart().startsWith('BEGIN:VCALENDAR')) {
    throw invalidContent('A change calendar is an iCalendar text in the format TEXT.');
  }
}

function checkSession(parsed: JsonObject): void {
  const type = textOf(parsed, 'sessionType') ?? 'null';
  if (!sessionTypes.includes(type)) throw invalidContent(`Session type is invalid. Value: ${type}`);
}

function checkSteps(parsed: JsonObject): void {
  const steps = listOf(parsed, 'mainSteps');
  if (steps.length === 0) throw invalidContent('The document has no mainSteps.');
  const names = steps.map((step) => {
    if (!isJsonObject(step)) throw invalidContent('A step is an object.');
    const name = textOf(step, 'name');
    if (name === undefined || textOf(step, 'action') === undefined) {
      throw invalidContent('A step has a name and an action.');
    }
    return name;
  });
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalidContent(`Step name ${repeated} is used more than once.`);
}

/** Only a lone word between braces is a reference; scripts hold other braces. */
function checkReferences(parsed: JsonObject): void {
  const declared = parsed['parameters'];
  const names = isJsonObject(declared) ? Object.keys(declared) : [];
  const steps = JSON.stringify([parsed['mainSteps'], parsed['runtimeConfig']]);
  for (const [, name = ''] of steps.matchAll(/\{\{ ?([A-Za-z]\w*) ?\}\}/g)) {
    if (!names.includes(name)) throw invalidContent(`Parameter "${name}" is not declared.`);
  }
}
