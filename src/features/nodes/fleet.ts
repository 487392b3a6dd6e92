import { Listing, type ListingTarget } from '../../core/aws/listing.ts';
import type { Connection } from '../../core/aws/connection.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { kindOf, messageOf } from '../../core/base/errors.ts';
import { Loader } from '../../core/base/loader.ts';
import type { Log } from '../../core/base/log.ts';
import { NodeDetails } from './details.ts';
import { firstPage } from './api.ts';
import { loadFleet, loadHybridTags } from './load.ts';
import type { ManagedNode } from './model.ts';
import { NodeStore } from './store.ts';

/** Tags of hybrid nodes cost a call each: asked for by themselves only where that is cheap. */
const smallFleet = 1000;
/** A first page that is the whole fleet waits so long for its names and tags, not to be drawn twice. */
const namesMilliseconds = 300;
const fewHybrids = 20;

/** The managed nodes of the connection in force: what is known of them, and how the loading stands. */
export class Fleet implements Disposable, ListingTarget {
  readonly #disposables = new DisposableStore();
  readonly #clock: Clock;
  readonly #log: Log;
  readonly store = new NodeStore();
  readonly listing: Listing;
  readonly details: NodeDetails;
  readonly #tags = this.#disposables.add(new Loader());
  readonly #waiting = this.#disposables.add(new DisposableStore());
  #instancesFailure: unknown;
  #tagsFailure: unknown;
  /** A person asked for all tags while the nodes were read. */
  #areTagsWanted = false;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.listing = this.#disposables.add(new Listing(clock, this));
    this.details = this.#disposables.add(new NodeDetails(clock, log));
    this.#disposables.add(this.#tags.onDidChange(() => this.listing.arrived()));
    this.#disposables.add(this.listing.onDidChangeStatus(() => this.details.pause(this.listing.isLoading)));
  }

  /** Quiet sentences: what is missing or slow, and why. */
  get notices(): readonly string[] {
    const isWaiting = this.#areTagsWanted && this.listing.isLoading;
    const tags = this.#tags.isRunning || isWaiting ? ['Loading tags of hybrid nodes…'] : [];
    return [
      ...this.listing.notices,
      ...tags,
      ...instanceNotice(this.#instancesFailure),
      ...tagsNotice(this.#tagsFailure),
    ];
  }

  use(connection: Connection | undefined): void {
    this.#resetTags();
    this.details.reset(connection);
    this.listing.use(connection);
  }

  refresh(): void {
    this.#resetTags();
    this.details.reset(this.listing.connection);
    this.listing.refresh();
  }

  clear(): void {
    this.#waiting.clear();
    this.store.clear();
    this.#areTagsWanted = false;
    this.#instancesFailure = undefined;
    this.#tagsFailure = undefined;
  }

  async load(connection: Connection, signal: AbortSignal): Promise<void> {
    this.store.begin();
    this.#instancesFailure = undefined;
    this.#tagsFailure = undefined;
    await loadFleet(connection, this, signal);
    this.store.complete();
    const hybrids = this.store.untaggedHybrids();
    const isCheap = this.store.size <= smallFleet && hybrids.length <= fewHybrids;
    if (isCheap || this.#areTagsWanted) await this.#loadTags(connection, hybrids, signal);
    // Not before: a load that takes the place of this one hears the wish too.
    this.#areTagsWanted = false;
  }

  /** Tags of all hybrid nodes, at the person's wish; of those that are being read, once they are there. */
  loadTags(): void {
    const { connection, isLoading } = this.listing;
    if (connection === undefined || this.#tags.isRunning) return;
    this.#areTagsWanted = isLoading;
    if (isLoading) this.listing.arrived();
    else this.#tags.start((signal) => this.#loadTags(connection, this.store.untaggedHybrids(), signal));
  }

  /** Nodes by id, with the tags that decide whether they are production. */
  async withTags(ids: readonly string[], signal: AbortSignal): Promise<readonly ManagedNode[]> {
    const { connection } = this.listing;
    const untagged = new Set(this.store.untaggedHybrids());
    const wanted = ids.filter((id) => untagged.has(id));
    if (connection !== undefined) await this.#loadTags(connection, wanted, signal);
    return ids.flatMap((id) => this.store.get(id) ?? []);
  }

  nodes(page: Parameters<NodeStore['addNodes']>[0]): void {
    this.store.addNodes(page);
    const isAll = page.length < firstPage;
    if (isAll) this.#waiting.add(this.#clock.after(namesMilliseconds, () => this.listing.arrived()));
    else this.listing.arrived();
  }

  instances(page: Parameters<NodeStore['addInstances']>[0]): void {
    this.#waiting.clear();
    this.store.addInstances(page);
    this.listing.arrived();
  }

  instancesFailed(error: unknown): void {
    this.#waiting.clear();
    this.#instancesFailure = error;
    this.#log.warn(`EC2 names and tags are missing: ${messageOf(error)}`);
    this.listing.arrived();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** What a person asked for goes on when the nodes are read again, which happens by itself after a sign-in. */
  #resetTags(): void {
    this.#areTagsWanted ||= this.#tags.isRunning;
    this.#tags.reset();
  }

  /** Without tags the nodes are still there: what fails is a notice, not the list's failure. */
  async #loadTags(connection: Connection, ids: readonly string[], signal: AbortSignal): Promise<void> {
    const found: Parameters<typeof loadHybridTags>[2] = (id, tags) => {
      this.store.setHybridTags(id, tags);
      this.listing.arrived();
    };
    try {
      await loadHybridTags(connection, ids, found, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      // Asked of a connection that was left meanwhile: it says nothing of the nodes that are shown now.
      if (this.listing.connection !== connection) return;
      this.#tagsFailure = error;
      this.#log.warn(`Tags of hybrid nodes are missing: ${messageOf(error)}`);
    }
  }
}

function instanceNotice(failure: unknown): readonly string[] {
  if (failure === undefined) return [];
  const why =
    kindOf(failure) === 'denied'
      ? 'the IAM action ec2:DescribeInstances is missing'
      : `ec2:DescribeInstances failed (${messageOf(failure)})`;
  return [`Names and tags are incomplete: ${why}. Production nodes may not be marked.`];
}

function tagsNotice(failure: unknown): readonly string[] {
  if (failure === undefined) return [];
  const why =
    kindOf(failure) === 'denied'
      ? 'the IAM action ssm:ListTagsForResource is missing'
      : `ssm:ListTagsForResource failed (${messageOf(failure)})`;
  return [`Tags of hybrid nodes are incomplete: ${why}.`];
}
