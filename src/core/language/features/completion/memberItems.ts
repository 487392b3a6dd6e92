import { completionKinds, type CompletionItem } from '../../lsp.ts';
import { tablesOf } from '../../shapes.ts';
import { edit } from './item.ts';
import type { Place } from './place.ts';
import { unused, valueSkeleton } from './skeleton.ts';
import { fixed, map, render, renderFlow, stop, type Template, type TemplateEntry } from './template.ts';
import { written } from './written.ts';

/** New members of a map whose keys are names that the author chooses: parameters, variables, files. */
export function memberItems(place: Place): CompletionItem[] {
  const { slot, cursor } = place;
  if (slot?.memberKeys === undefined) return eachItems(place);
  const what = cursor.levels[0]?.name === 'variables' ? 'variable' : 'parameter';
  if (cursor.hasColon) return undeclared(place, what).map((name, index) => nameItem(place, name, index));
  const types = slot.memberKeys.find((key) => key.name === 'type')?.values ?? [];
  const missing = undeclared(place, what).map((name, index) =>
    item(place, `new ${name}`, member(what, name, guess(name, types)), `0${String(index).padStart(3, '0')}`),
  );
  const taken = [...cursor.siblings.keys()];
  const byType = types.map((type, index) => {
    const body = member(what, unused(nameOfType[type] ?? what, taken), type);
    return item(place, `new ${what} (${type})`, body, `1${String(index).padStart(3, '0')}`);
  });
  return [...missing, ...byType];
}

function eachItems(place: Place): CompletionItem[] {
  const { slot, cursor, names } = place;
  const each = slot?.spec?.each;
  if (each === undefined) return [];
  const usual = (slot?.spec?.names ?? []).filter((name) => !cursor.siblings.has(name));
  if (cursor.hasColon) return usual.map((name, index) => nameItem(place, name, index));
  const known = usual.map((name, index) =>
    item(place, name, [name, valueSkeleton(each, names)], `0${String(index).padStart(3, '0')}`),
  );
  const name = unused(each.name, [...cursor.siblings.keys()]);
  return [...known, item(place, `new ${each.name}`, [stop(name), valueSkeleton(each, names)], '1')];
}

/** A name alone, for a member whose value stands already. */
function nameItem(place: Place, name: string, index: number): CompletionItem {
  const { cursor, parsed } = place;
  const text = written(name, parsed.format, cursor);
  return {
    label: name,
    kind: completionKinds.property,
    textEdit: edit(text, place),
    insertTextFormat: 1,
    sortText: `0${String(index).padStart(3, '0')}`,
    filterText: `${cursor.lead}${text}`,
  };
}

/** Names that the document uses and declares nowhere. */
function undeclared({ parsed, cursor, kind }: Place, what: 'parameter' | 'variable'): readonly string[] {
  if (tablesOf(kind).parameter.length === 0) return [];
  const names = parsed.references.flatMap(({ reference, inScript }) => {
    if (inScript) return [];
    const isMeant =
      what === 'parameter'
        ? reference.kind === 'parameter'
        : reference.kind === 'prefixed' && reference.prefix === 'variable';
    return isMeant ? [reference.name] : [];
  });
  return [...new Set(names)].filter((name) => !cursor.siblings.has(name));
}

function member(what: string, name: string, type: string): TemplateEntry {
  const value: TemplateEntry[] = [['type', fixed(type)]];
  if (what === 'parameter') value.push(['description', stop(`The ${name}.`)]);
  if (type.endsWith('Role::Arn')) value.push(['default', fixed('')]);
  const initial = what === 'variable' ? initialValues[type] : undefined;
  if (initial !== undefined) value.push(['default', initial]);
  return [stop(name), map(...value)];
}

const initialValues: Readonly<Record<string, Template>> = {
  String: stop('value'),
  Integer: { kind: 'stop', text: '0', bare: true },
  Boolean: { kind: 'stop', text: 'false', choices: ['false', 'true'], bare: true },
};

/** The type that a name says, as far as it says one. */
function guess(name: string, types: readonly string[]): string {
  const found = types.find((type) => nameOfType[type] === name);
  return found ?? types[0] ?? 'String';
}

const nameOfType: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance::Id': 'InstanceId',
  'AWS::S3::Bucket::Name': 'BucketName',
  'AWS::IAM::Role::Arn': 'AutomationAssumeRole',
  'List<AWS::EC2::Instance::Id>': 'InstanceIds',
  'List<AWS::S3::Bucket::Name>': 'BucketNames',
  'List<AWS::IAM::Role::Arn>': 'RoleArns',
};

function item(place: Place, label: string, entry: TemplateEntry, sortText: string): CompletionItem {
  const { cursor, parsed } = place;
  const isJson = parsed.format === 'json' && !cursor.isFlow;
  const body = cursor.isFlow ? renderFlow(map(entry)) : render(map(entry), parsed.format);
  // In JSON and in brackets the braces of the map stand already.
  const bare = body.replace(/^\{\s+|\s+\}$/g, '');
  const text = isJson ? bare.replaceAll('\n  ', '\n') : cursor.isFlow ? bare : body;
  return {
    label,
    kind: completionKinds.snippet,
    textEdit: edit(text, place),
    insertTextFormat: 2,
    sortText,
    filterText: `${cursor.lead}${cursor.quote}${label}`,
  };
}
