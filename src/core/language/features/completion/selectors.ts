import type { KeySpec } from '../../tables/spec.ts';
import { actionOf } from '../../shapes.ts';
import { inputText, type Place } from './place.ts';

/** More would not be read. */
const maxPaths = 300;

/**
 * JSONPaths into what the step's action answers, one or two names further than what is typed: `$`,
 * `$.Reservations[0].Instances`.
 */
export function selectorPaths(place: Place): readonly string[] {
  const keys = answerOf(place);
  const typed = typedText(place);
  const [head = '$'] = /^\$.*(?=\.)/.exec(typed) ?? [];
  const names = [...head.matchAll(/[\w-]+(?=\[|\.|$)/g)]
    .map(([name]) => name)
    .filter((name) => !/^\d+$/.test(name));
  const level = names.reduce<readonly KeySpec[] | undefined>(
    (found, name) => found?.find((key) => key.name === name)?.keys,
    keys,
  );
  const starters = head === '$' ? ['$'] : [];
  return [...starters, ...pathsBelow(head, level ?? [], 2)].slice(0, maxPaths);
}

function answerOf(place: Place): readonly KeySpec[] {
  const { step, parsed, apis } = place;
  const [service, api] = [inputText(place, 'Service'), inputText(place, 'Api')];
  const action = step && actionOf(parsed.model, step);
  if (service === undefined || api === undefined) {
    return (action?.outputs ?? []).map(({ name }) => ({ name, type: 'String', required: false, about: '' }));
  }
  return apis.operation(service, api)?.outputs ?? [];
}

function typedText({ parsed, cursor, position }: Place): string {
  const { start } = cursor.replace;
  return parsed.lines.line(position.line).slice(start.character, position.character).replace(/^["']/, '');
}

function pathsBelow(head: string, keys: readonly KeySpec[], depth: number): string[] {
  const own = keys.flatMap((key) => {
    const path = `${head}.${key.name}`;
    return key.type === 'MapList' || key.type === 'StringList' ? [path, `${path}[0]`] : [path];
  });
  if (depth <= 1) return own;
  const inner = keys.flatMap((key) => {
    const path = `${head}.${key.name}${key.type === 'MapList' ? '[0]' : ''}`;
    return pathsBelow(path, key.keys ?? [], depth - 1);
  });
  return [...own, ...inner];
}
