import type { NodeExecutor, ScriptOutcome, ScriptRequest } from '../../../../src/simulator/exec/executor.ts';

interface Running {
  readonly request: ScriptRequest;
  finish(outcome: ScriptOutcome): void;
}

/** An executor whose scripts end when a test says so. A cancelled script ends at once. */
export class HeldExecutor implements NodeExecutor {
  readonly requests: ScriptRequest[] = [];
  readonly #running = new Map<string, Running>();

  run(request: ScriptRequest): Promise<ScriptOutcome> {
    this.requests.push(request);
    return new Promise((resolve) => {
      const finish = (outcome: ScriptOutcome): void => {
        this.#running.delete(request.node.id);
        resolve(outcome);
      };
      this.#running.set(request.node.id, { request, finish });
      request.signal.addEventListener('abort', () => finish(outcome({ ended: 'cancelled', exitCode: 137 })));
    });
  }

  /** Ids of the nodes that run something, in the order in which they were started. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Ends the script of a node. */
  finish(nodeId: string, change: Partial<ScriptOutcome> = {}): void {
    const running = this.#running.get(nodeId);
    if (running === undefined) throw new Error(`${nodeId} runs nothing`);
    running.finish(outcome(change));
  }

  finishAll(change: Partial<ScriptOutcome> = {}): void {
    for (const id of this.running) this.finish(id, change);
  }
}

/** An executor that answers at once. */
export function instantExecutor(
  answer: (request: ScriptRequest) => Partial<ScriptOutcome> = () => ({}),
): NodeExecutor & { readonly requests: ScriptRequest[] } {
  const requests: ScriptRequest[] = [];
  return {
    requests,
    run(request) {
      requests.push(request);
      return Promise.resolve(outcome(answer(request)));
    },
  };
}

export function outcome(change: Partial<ScriptOutcome> = {}): ScriptOutcome {
  return { ended: 'exited', exitCode: 0, stdout: '', stderr: '', ...change };
}
