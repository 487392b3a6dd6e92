import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  textOf,
  valueOf,
} from '../../../../../src/core/language/syntax/node.ts';
import { entryAdded, entryRemoved, renamed, replaced } from '../edits.ts';
import { pick, slip, type Planter, type Planters } from '../planter.ts';
import { inCommands, inSessions, planOf } from './common.ts';

/** The document as the only item of a list. */
const wrapped: Planter = (bed) => {
  if (!isMap(bed.root)) return undefined;
  if (bed.format === 'json') {
    const opening = { start: bed.root.start, end: bed.root.start, text: '‸[' };
    return { changes: [opening, { start: bed.root.end, end: bed.root.end, text: ']' }] };
  }
  const start = bed.lines.position(bed.root.start);
  const body = bed.text.slice(bed.root.start).replace(/\n(?=.)/g, '\n  ');
  return start.character === 0
    ? planOf({ start: bed.root.start, end: bed.text.length, text: `‸- ${body}` })
    : undefined;
};

const version: Planter = (bed, random) => {
  const node = valueOf(bed.root, 'schemaVersion');
  if (!isScalar(node)) return undefined;
  const number = Number(node.value);
  return planOf({
    ...replaced(node, pick(random, ['0.4', '3.0', '1.1'])),
    ...(random.chance(0.3) ? { text: String(number) } : {}),
  });
};

const oversized: Planter = (bed) => {
  if (!isMap(bed.root) || bed.text.length > 60_000) return undefined;
  const change = entryAdded(bed, bed.root, 'plantedNotes', 'x'.repeat(70_000));
  return entryOf(bed.root, 'description') === undefined && change
    ? planOf({ ...change, text: change.text.replace('plantedNotes', 'description') })
    : undefined;
};

const older: Planter = (bed) => {
  const node = valueOf(bed.root, 'schemaVersion');
  return textOf(node) === '2.2' && isScalar(node) ? planOf(replaced(node, '2.0')) : undefined;
};

const sessionShape: Planter = (bed) => {
  const type = entryOf(bed.root, 'sessionType');
  if (type === undefined || !isMap(bed.root)) return undefined;
  if (textOf(type.value) !== 'Standard_Stream')
    return planOf(entryRemoved(bed, bed.root, 'properties'), [type.key.start]);
  return entryOf(bed.root, 'properties') === undefined
    ? planOf(entryAdded(bed, bed.root, 'properties', {}))
    : undefined;
};

const packageFile: Planter = (bed, random) => {
  if (bed.model.kind !== 'package') return undefined;
  const files = entriesOf(valueOf(bed.root, 'files'));
  const file = pick(random, files);
  const sum = file && entryOf(valueOf(file.value, 'checksums'), 'sha256');
  return random.chance(0.5)
    ? sum && planOf(renamed(bed, sum, 'md5'), [file.key.start])
    : file && planOf(renamed(bed, file, slip(random, file.name)), usesOf(bed.root, file.name));
};

/** Where the file is named, of which nothing is known any more. */
function usesOf(root: Parameters<typeof valueOf>[0], file: string): readonly number[] {
  return entriesOf(valueOf(root, 'packages')).flatMap((platform) =>
    entriesOf(platform.value).flatMap((release) =>
      entriesOf(release.value).flatMap(({ value }) => {
        const node = valueOf(value, 'file');
        return textOf(node) === file ? [node?.start ?? 0] : [];
      }),
    ),
  );
}

export const documentPlanters: Planters = {
  'not-a-document': wrapped,
  'schema-version': version,
  'document-size': oversized,
  'older-schema': inCommands(older),
  'session-shape': inSessions(sessionShape),
  'package-file': packageFile,
};
