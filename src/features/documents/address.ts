import { isRecord, isString, parseJson } from '../../core/base/json.ts';
import type { ListedDocument } from './model.ts';

export const documentScheme = 'ssm-document';

/** Which text an editor shows. */
export interface DocumentAddress {
  readonly connectionId: string;
  readonly name: string;
  /** Empty: the default version. */
  readonly version: string;
  /** `JSON`, `YAML` or `TEXT`; empty in an address of before formats were kept. */
  readonly format: string;
}

export interface UriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** Types whose text is an SSM document of our languages; other types carry data of their own. */
const ssmTypes = new Set(['Command', 'Automation', 'Automation.ChangeTemplate', 'Session', 'Policy']);

/**
 * The address of a version of a document. The path is for people: the tab shows name and version, and its
 * ending chooses the language. Who asks is in the query, because names may hold any sign of a path.
 */
export function documentUri(document: ListedDocument, connectionId: string): UriParts {
  const { label, name, version, format } = document;
  const shown = version === '' ? label : `${label} (version ${version})`;
  return {
    scheme: documentScheme,
    path: `/${encodeURIComponent(connectionId)}/${shown}${ending(document)}`,
    query: JSON.stringify({ connectionId, name, version, format }),
  };
}

function ending({ type, format }: ListedDocument): string {
  if (format === 'TEXT') return type === 'ChangeCalendar' ? '.ics' : '.txt';
  const ssm = ssmTypes.has(type) ? '.ssm' : '';
  return `${ssm}.${format.toLowerCase()}`;
}

/** Reads such an address back; undefined for anything else. */
export function parseDocumentUri(uri: UriParts): DocumentAddress | undefined {
  const query = uri.scheme === documentScheme ? parseJson(uri.query) : undefined;
  if (!isRecord(query)) return undefined;
  const { connectionId, name, version, format = '' } = query;
  if (!isString(connectionId) || !isString(name) || !isString(version) || !isString(format)) {
    return undefined;
  }
  return { connectionId, name, version, format };
}
