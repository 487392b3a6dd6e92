import type { Row } from '../../print.ts';
import type { Carrier } from '../carriers/carrier.ts';
import type { Transfer } from '../measure.ts';

export interface RateRow {
  readonly what: string;
  /** Megabytes a second. */
  readonly floor: number;
  /** Times the plugin's rate, where the plugin is there. */
  readonly timesPlugin: number;
  readonly note?: string;
}

/** A rate beside its floor, and beside the plugin's in the same run. */
export function rateRow(
  row: RateRow,
  carriers: readonly Carrier[],
  [ours, plugin]: readonly [Transfer, ...Transfer[]],
): Row {
  const name = carriers[1]?.name ?? '';
  const beside =
    plugin === undefined
      ? ''
      : `; ${name} ${rate(plugin)}, ratio ${(ours.megabytesPerSecond / plugin.megabytesPerSecond).toFixed(1)}`;
  const target = `>= ${row.floor} MB/s, >= ${row.timesPlugin} x the plugin`;
  const isFastEnough =
    ours.megabytesPerSecond >= row.floor &&
    (plugin === undefined || ours.megabytesPerSecond >= row.timesPlugin * plugin.megabytesPerSecond);
  const intact = ours.isIntact ? 'intact' : 'DAMAGED';
  return {
    what: row.what,
    measured: `${rate(ours)}, ${intact}${row.note ?? ''}${beside}`,
    target,
    holds: isFastEnough && ours.isIntact,
  };
}

function rate({ megabytesPerSecond }: Transfer): string {
  return `${megabytesPerSecond.toFixed(1)} MB/s`;
}
