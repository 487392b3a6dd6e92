import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { isRecord, parseJson, type JsonObject } from '../../../src/core/base/json.ts';
import { encodeService } from './encode.ts';
import { services } from './services.ts';

const target = 'src/core/language/tables/apis/services.json';

/**
 * Writes the table of AWS operations for completion: `node test/support/tool.mjs test/support/apis/main.ts
 * <folder>`, where the folder is `apis` of the npm package aws-sdk, version 2, installed for the purpose.
 */
export async function main([folder]: readonly string[]): Promise<number> {
  if (folder === undefined || !existsSync(folder)) {
    console.error('say where the models are: the folder apis of the npm package aws-sdk 2');
    return 2;
  }
  const table = Object.entries(services)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => [name, packed(encodeService(modelOf(folder, file)))] as const);
  await writeFile(target, `${JSON.stringify(Object.fromEntries(table), undefined, 2)}\n`);
  console.log(`${target}: ${String(table.length)} services`);
  return 0;
}

/** The newest model of a service. */
function modelOf(folder: string, service: string): JsonObject {
  const file = readdirSync(folder)
    .filter(
      (name) =>
        name.startsWith(`${service}-`) && /^\d{4}-\d\d-\d\d\.min\.json$/.test(name.slice(service.length + 1)),
    )
    .sort()
    .at(-1);
  const model = file === undefined ? undefined : parseJson(readFileSync(join(folder, file), 'utf8'));
  if (!isModel(model)) throw new Error(`no model of ${service} in ${folder}`);
  return model;
}

function isModel(value: unknown): value is JsonObject {
  return isRecord(value) && isRecord(value['operations']);
}

/** A service is unpacked only when it is asked for. */
function packed(text: string): string {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return brotliCompressSync(text, options).toString('base64');
}
