import { AppError } from '../../core/base/errors.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { Host, Services } from '../../host/host.ts';
import type { HeldSession } from '../../host/tables/sessions.ts';
import { Shells } from './ui/shells.ts';
import { SessionStarter } from './ui/starter.ts';

/** The sessions that are open, and what can be done with them. */
export class SessionsRoom implements Disposable {
  readonly #store = new DisposableStore();
  readonly #shells: Shells;
  readonly starter: SessionStarter;

  constructor(host: Host, services: Services) {
    this.#shells = this.#store.add(new Shells(host, services));
    this.starter = new SessionStarter(host, services, this.#shells, () => undefined);
  }

  dispose(): void {
    this.#store.dispose();
  }

  held(): readonly HeldSession[] {
    return this.#shells.held();
  }

  show(sessionId: unknown): void {
    if (typeof sessionId === 'string' && this.#shells.show(sessionId)) return;
    throw new AppError('notFound', 'No terminal of this window holds that session.');
  }
}
