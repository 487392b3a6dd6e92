import { brotliDecompressSync } from 'node:zlib';
import { ApiService } from './decode.ts';
import packed from './services.json';

export type { ApiOperation, ApiService } from './decode.ts';

/** The operations of the AWS services that runbooks use most, as the API models of 2024 have them. */
export class ApiTable {
  readonly #packed: Readonly<Record<string, string>> = packed;
  readonly #services = new Map<string, ApiService>();

  /** Namespaces as boto3 spells them, which is what `Service` wants. */
  get names(): readonly string[] {
    return Object.keys(this.#packed);
  }

  /** Unpacked when it is first asked for. */
  service(name: string): ApiService | undefined {
    const known = this.#services.get(name);
    if (known !== undefined || !Object.hasOwn(this.#packed, name)) return known;
    const text = brotliDecompressSync(Buffer.from(this.#packed[name] ?? '', 'base64')).toString('utf8');
    const service = new ApiService(text);
    this.#services.set(name, service);
    return service;
  }
}
