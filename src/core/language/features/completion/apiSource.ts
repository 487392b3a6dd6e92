import type { KeySpec } from '../../tables/spec.ts';
import type { ApiOperation, ApiService, ApiTable } from '../../tables/apis/index.ts';
import type { OperationInputs } from '../place/slot.ts';

/** The table of AWS operations: large, and loaded when a completion has asked for it in vain. */
export class ApiSource implements OperationInputs {
  #table: ApiTable | undefined;
  #wanted = false;

  /** Whether something was asked for that is not loaded yet. */
  get isWanted(): boolean {
    return this.#wanted;
  }

  get services(): readonly string[] {
    return this.#loaded()?.names ?? [];
  }

  service(name: string): ApiService | undefined {
    return this.#loaded()?.service(name);
  }

  operation(service: string, api: string): ApiOperation | undefined {
    return this.service(service)?.operation(api);
  }

  inputsOf(service: string, api: string): readonly KeySpec[] {
    return this.operation(service, api)?.inputs ?? [];
  }

  async load(): Promise<void> {
    const { ApiTable } = await import('../../tables/apis/index.ts');
    this.#table ??= new ApiTable();
    this.#wanted = false;
  }

  #loaded(): ApiTable | undefined {
    if (this.#table === undefined) this.#wanted = true;
    return this.#table;
  }
}
