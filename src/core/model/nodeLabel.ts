import { plainText } from '../base/plainText.ts';

/** `web-1 (i-0abc…)`, or the id alone. */
export function nodeLabel({ name, id }: { readonly name: string; readonly id: string }): string {
  const label = plainText(name);
  return label === '' || label === id ? id : `${label} (${id})`;
}
