import catalogue from './catalogue.json';

/** A parameter of a document that AWS owns. */
export interface ManagedParameter {
  readonly name: string;
  /** As the document declares it, for example `StringList` or `AWS::EC2::Instance::Id`. */
  readonly type: string;
  readonly required: boolean;
  /** The values that are accepted; empty when there is no short list of them. */
  readonly values: readonly string[];
}

/** A document that AWS owns, as it stood in the catalogue of August 2026. */
export interface ManagedDocument {
  readonly name: string;
  /** `DocumentType` of the API; `undefined` for documents that AWS no longer lists. */
  readonly type: string | undefined;
  readonly platforms: readonly string[];
  readonly parameters: readonly ManagedParameter[];
}

const entries: Readonly<Record<string, string>> = catalogue;

/** The document of this name or ARN; `undefined` when AWS owns none that is known. */
export function managedDocument(nameOrArn: string): ManagedDocument | undefined {
  const name = nameOrArn.replace(/^arn:aws[\w-]*:ssm:[\w-]*:\d*:document\//, '');
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (entry === undefined) return undefined;
  const [type = '', platforms = '', parameters = ''] = splitInThree(entry);
  return {
    name,
    type: type === '' ? undefined : type,
    platforms: Object.entries(platformNames).flatMap(([initial, full]) =>
      platforms.includes(initial) ? [full] : [],
    ),
    parameters: parameters === '' ? [] : parameters.split(';').map(parameterOf),
  };
}

/** Names of the documents, of one `DocumentType` or of all; what AWS no longer lists is left out. */
export function managedNames(type?: string): readonly string[] {
  const prefix = `${type ?? ''}/`;
  return Object.keys(entries).filter((name) => {
    const entry = entries[name] ?? '/';
    return type === undefined ? !entry.startsWith('/') : entry.startsWith(prefix);
  });
}

const platformNames: Readonly<Record<string, string>> = { W: 'Windows', L: 'Linux', M: 'MacOS' };

const typeNames: Readonly<Record<string, string>> = {
  L: 'StringList',
  B: 'Boolean',
  I: 'Integer',
  M: 'StringMap',
  P: 'MapList',
};

/** Only the first two strokes separate: values may hold others. */
function splitInThree(entry: string): readonly string[] {
  const first = entry.indexOf('/');
  const second = entry.indexOf('/', first + 1);
  return [entry.slice(0, first), entry.slice(first + 1, second), entry.slice(second + 1)];
}

/** `name`, `name!` when required, `name:TYPE`, `name=value|value`, in this order. */
const form = /^([^!:=]+)(!?)(?::((?:[^:=]|::)+))?(?:=(.*))?$/s;

function parameterOf(text: string): ManagedParameter {
  const [, name = text, mark, type, values] = form.exec(text) ?? [];
  return {
    name,
    type: type === undefined ? 'String' : (typeNames[type] ?? type),
    required: mark === '!',
    values: values?.split('|') ?? [],
  };
}
