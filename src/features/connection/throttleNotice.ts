import type { Clock } from '../../core/base/clock.ts';
import type { Throttled } from '../../core/aws/connection.ts';

const quietMs = 30_000;
const serviceNames: Readonly<Record<string, string>> = { ssm: 'Systems Manager', ec2: 'EC2', sts: 'STS' };

/** Turns many throttled attempts into one sentence in half a minute and service. */
export class ThrottleNotice {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #say: (sentence: string) => void;
  readonly #saidAt = new Map<string, number>();

  constructor(clock: Pick<Clock, 'now'>, say: (sentence: string) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  hear({ service, operation }: Throttled): void {
    const now = this.#clock.now();
    if (now - (this.#saidAt.get(service) ?? Number.NEGATIVE_INFINITY) < quietMs) return;
    this.#saidAt.set(service, now);
    const name = serviceNames[service] ?? service;
    this.#say(`${name} throttles ${operation}: going on more slowly.`);
  }
}
