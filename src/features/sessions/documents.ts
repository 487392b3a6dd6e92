import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { isRecord, isString, parseJson } from '../../core/base/json.ts';
import { parametersOfContent, type ParameterSpec } from '../../core/model/documentSpec.ts';

/** A Session document that can be chosen. */
export interface SessionDocument {
  readonly name: string;
  /** `Amazon`, or the account. */
  readonly owner: string;
  readonly platforms: readonly string[];
}

/** What is asked before a session is started with a document. */
export interface SessionDocumentSpec {
  readonly name: string;
  readonly description: string;
  /** `Standard_Stream`, `InteractiveCommands` or `NonInteractiveCommands`. */
  readonly sessionType: string;
  readonly parameters: readonly ParameterSpec[];
}

/** Amazon's documents that forward ports; what type a document is of, its content alone says. */
const portDocuments: ReadonlySet<string> = new Set([
  'AWS-StartPortForwardingSession',
  'AWS-StartPortForwardingSessionToRemoteHost',
  'AWS-StartPortForwardingSessionToSocket',
  'AWS-StartSSHSession',
]);

/** Whether a document is of use in a container: not those of Amazon EKS, and not those for other platforms. */
export function suitsContainers({ name, platforms }: SessionDocument): boolean {
  const hasPlatform = platforms.length === 0 || platforms.some((each) => each !== 'MacOS');
  return hasPlatform && !name.startsWith('AmazonEKS-');
}

/** Session documents that this account may use, Amazon's and its own, page by page (ListDocuments). */
export async function* sessionDocuments(
  connection: Connection,
  signal: AbortSignal,
  suits: (document: SessionDocument) => boolean = () => true,
): AsyncIterable<readonly SessionDocument[]> {
  const filters = [{ Key: 'DocumentType', Values: ['Session'] }];
  const pages = connection.pages('ListDocuments', { Filters: filters, MaxResults: 50 }, { signal });
  for await (const { DocumentIdentifiers = [] } of pages) {
    const named = DocumentIdentifiers.flatMap(
      ({ Name: name, Owner: owner = '', PlatformTypes: platforms = [] }) =>
        name === undefined || portDocuments.has(name) ? [] : [{ name, owner, platforms }],
    );
    yield named.filter(suits);
  }
}

/**
 * What a Session document asks for (GetDocument as JSON).
 *
 * @throws kind `invalid` when it is no document of a shell or a command
 */
export async function readSessionDocument(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<SessionDocumentSpec> {
  const answer = await connection.call('GetDocument', { Name: name, DocumentFormat: 'JSON' }, { signal });
  const content = parseJson(answer.Content ?? '');
  const parameters = parametersOfContent(answer.Content ?? '');
  if (!isRecord(content) || parameters === undefined) {
    throw new AppError('invalid', `The content of ${name} could not be read.`);
  }
  const sessionType = content['sessionType'];
  if (!isString(sessionType)) throw new AppError('invalid', `${name} is no Session document.`);
  if (sessionType === 'Port') {
    throw new AppError(
      'invalid',
      `${name} forwards a port and has no terminal. Start it from the Tunnels view.`,
    );
  }
  const { description } = content;
  return { name, sessionType, parameters, description: isString(description) ? description : '' };
}
