/** How often each operation was called, for tests and benchmarks that hold the product to a budget of calls. */
export interface CallCounts {
  add(service: string, operation: string): void;
  /** Calls by service and operation since the last reset. */
  read(): Readonly<Record<string, Readonly<Record<string, number>>>>;
  reset(): void;
}

export function createCallCounts(): CallCounts {
  const counts = new Map<string, Map<string, number>>();
  return {
    add(service, operation) {
      const operations = counts.get(service) ?? new Map<string, number>();
      counts.set(service, operations.set(operation, (operations.get(operation) ?? 0) + 1));
    },
    read: () =>
      Object.fromEntries(
        [...counts].map(([service, operations]) => [service, Object.fromEntries(operations)]),
      ),
    reset: () => counts.clear(),
  };
}
