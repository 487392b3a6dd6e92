import { ServiceError } from '../system.ts';

/** What a caller wrote to read a parameter: its key, and a version or label behind a colon. */
export interface ParameterReference {
  readonly key: string;
  /** `3` or `stable`; undefined: the latest. */
  readonly selector: string | undefined;
}

/** The same for `/x` and `x`, which are one name; anything deeper is itself. */
export function keyOf(name: string): string {
  return /^\/[^/]+$/.test(name) ? name.slice(1) : name;
}

/** Where a parameter stands in a hierarchy: `x` is `/x`. */
export function pathOf(name: string): string {
  return name.startsWith('/') ? name : `/${name}`;
}

/** Reads a name or ARN with an optional selector. */
export function parseReference(text: string): ParameterReference {
  const arn = /^arn:[^:]*:ssm:[^:]*:\d*:parameter(?<rest>\/.*)$/.exec(text);
  const rest = arn?.groups?.['rest'] ?? text;
  const at = rest.indexOf(':');
  const name = at < 0 ? rest : rest.slice(0, at);
  return { key: keyOf(name), selector: at < 0 ? undefined : rest.slice(at + 1) };
}

export function arnOf(name: string, region: string, accountId: string): string {
  return `arn:aws:ssm:${region}:${accountId}:parameter${pathOf(name)}`;
}

const maxLevels = 15;
/** With the ARN before it, a name takes at most 1011 characters. */
const maxLength = 1011;

/** Whether a name may be given to a new parameter. Throws what PutParameter answers. */
export function checkName(name: string, arn: string): void {
  const plain = name.replace(/^\//, '').toLowerCase();
  if (plain.startsWith('aws')) {
    throw new ServiceError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  }
  if (plain.startsWith('ssm') || !/^[\w.\-/]+$/.test(name) || name.includes('//')) {
    throw invalid(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (name.endsWith('/')) throw invalid('Parameter name must not end with slash.');
  if (name.includes('/') && !name.startsWith('/')) {
    throw invalid('Parameter name must be a fully qualified name.');
  }
  if (name.split('/').length - 1 > maxLevels) {
    throw new ServiceError(
      'HierarchyLevelLimitExceededException',
      `Hierarchy cannot contain more than ${maxLevels} levels, not including name of parameter: ${name}.`,
    );
  }
  if (arn.length > maxLength)
    throw invalid(`Parameter name with its ARN is longer than ${maxLength} characters.`);
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
