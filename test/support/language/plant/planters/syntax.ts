import { isScalar, walk } from '../../../../../src/core/language/syntax/node.ts';
import { oneOf, pick, type Bed, type Planter, type Planters } from '../planter.ts';
import { planOf } from './common.ts';

function inYaml(planter: Planter): Planter {
  return (bed, random) => (bed.format === 'yaml' ? planter(bed, random) : undefined);
}

function inJson(planter: Planter): Planter {
  return (bed, random) => (bed.format === 'json' ? planter(bed, random) : undefined);
}

/** Replaces one of the matches outside of scripts, by what follows from it. */
function matched(pattern: RegExp, text: (match: RegExpMatchArray) => string): Planter {
  return (bed, random) => {
    const found = [...bed.text.matchAll(pattern)].filter(({ index }) => !isInText(bed, index));
    const match = pick(random, found);
    return match && planOf({ start: match.index, end: match.index + match[0].length, text: text(match) });
  };
}

/** In a text of several lines, where nothing of the document's form stands. */
function isInText(bed: Bed, offset: number): boolean {
  for (const node of walk(bed.root)) {
    if (isScalar(node) && node.start <= offset && offset < node.end) {
      return bed.lines.position(node.start).line !== bed.lines.position(node.end).line;
    }
  }
  return false;
}

/** After a value that is no list or map, between two members on lines of their own. */
const betweenMembers = /(["\d\]}e]),(\r?\n\s*)"/g;

export const syntaxPlanters: Planters = {
  'yaml-syntax': inYaml(
    oneOf(
      matched(/^( *(?:- )?name: )(\w+)[ \t]*$/gm, ([, key, value]) => `${key ?? ''}"${value ?? ''}`),
      matched(/^( *action): /gm, ([, key]) => `${key ?? ''} `),
      matched(/^( *(?:- )?name: )(\w+)[ \t]*$/gm, ([, key, value]) => `${key ?? ''}${value ?? ''}: again: x`),
    ),
  ),
  'yaml-tab': inYaml(matched(/^ {2,}(?=(?:action|inputs|type|description):)/gm, () => '\t')),
  'unquoted-reference': inYaml(
    matched(/(["'])(\{\{[^"'{}]+\}\})\1(?=\r?\n)/g, ([, , reference]) => reference ?? ''),
  ),
  'json-syntax': inJson(
    oneOf(
      matched(betweenMembers, ([, value, gap]) => `‸${value ?? ''}${gap ?? ''}‸"`),
      matched(
        /(["\d\]}e])(\r?\n\s*[}\]])/g,
        ([, value, end]) => `‸${value ?? ''},${(end ?? '').replace(/(?=[}\]])/, '‸')}`,
      ),
      matched(/,(?=\r?\n\s*")/g, () => ', // planted'),
      matched(/"(\w+)"(?=\s*:)/g, ([, name]) => `'${name ?? ''}'`),
    ),
  ),
};
