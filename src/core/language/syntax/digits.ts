import type { ScalarTag, Tags } from 'yaml';

/**
 * For `yaml`'s option `customTags`: numbers are written with the digits of their `source`, where they have one. An
 * account keeps its leading zero, and a number what of it a double does not hold.
 */
export function keepDigits(tags: Tags): Tags {
  return tags.map((tag) => (isNumber(tag) ? withDigits(tag) : tag));
}

function withDigits(tag: ScalarTag): ScalarTag {
  const stringify: NonNullable<ScalarTag['stringify']> = (item, ...context) =>
    item.source ?? tag.stringify?.(item, ...context) ?? String(item.value);
  return { ...tag, stringify };
}

function isNumber(tag: Tags[number]): tag is ScalarTag {
  return typeof tag === 'object' && /:(?:int|float)$/.test(tag.tag);
}
