import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { Host, Services } from '../../host/host.ts';
import type { SessionsModel } from './model.ts';
import { SessionActs } from './ui/acts.ts';

/** What is done with sessions. */
export class SessionHistoryRoom implements Disposable {
  readonly #store = new DisposableStore();
  readonly acts: SessionActs;

  constructor(host: Host, services: Services, model: SessionsModel) {
    this.acts = this.#store.add(new SessionActs(host, services, model));
  }

  dispose(): void {
    this.#store.dispose();
  }
}
