import type { Disposable } from '../core/base/disposable.ts';
import type { ServiceFront } from './dispatch/router.ts';
import type { OnUpgrade } from './http/server.ts';
import { createFleet } from './nodes/fleet.ts';
import { createRegion, type Region, type RegionParts } from './region.ts';

/** The Regions of the account: one with the fleet, the others empty, as a person finds them who chose the wrong one. */
export interface Regions extends Disposable {
  /** The services of a Region; an empty Region is made when it is first asked for. */
  readonly fronts: (region: string) => ReadonlyMap<string, ServiceFront>;
  readonly onUpgrade: OnUpgrade;
}

export function createRegions(home: RegionParts): Regions {
  const regions = new Map<string, Region>([[home.region, createRegion(home)]]);
  return {
    fronts(name) {
      const region = regions.get(name) ?? createRegion(emptyParts(home, name));
      regions.set(name, region);
      return region.fronts;
    },
    onUpgrade: (request, socket, head) =>
      [...regions.values()].some(({ systems }) => systems.onUpgrade(request, socket, head)),
    dispose() {
      for (const { systems } of regions.values()) systems.dispose();
    },
  };
}

function emptyParts(home: RegionParts, region: string): RegionParts {
  const { seed, clock } = home;
  return {
    ...home,
    region,
    contents: { parameters: 0, isDemo: false, containers: [] },
    fleet: createFleet({ count: 0, seed, region, now: clock.now(), canRun: false }),
  };
}
