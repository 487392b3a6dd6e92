import { readFileSync, writeFileSync } from 'node:fs';
import { encode } from './encode.ts';

const target = 'src/core/language/tables/managed/catalogue.json';

/**
 * Writes the catalogue of AWS's own documents anew, by `node test/support/tool.mjs test/support/managed/main.ts`
 * and two arguments: a JSON file of documents (`[{ name, type,
 * platforms }]`, from ListDocuments with Owner Amazon) and one of their parameters (`{ document: { parameter:
 * { type, required, allowedValues } } }`, from DescribeDocument).
 */
export function main(argv: readonly string[]): Promise<number> {
  const [documents, parameters] = argv.map(read);
  const catalogue = encode(documents, parameters);
  writeFileSync(target, `${JSON.stringify(catalogue, undefined, 0).replaceAll('","', '",\n"')}\n`);
  console.log(`${Object.keys(catalogue).length} documents in ${target}`);
  return Promise.resolve(0);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
