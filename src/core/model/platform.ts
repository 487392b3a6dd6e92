/** A platform as people write it: the API's value `MacOS` is macOS, the others are written as they are. */
export function platformWords(platform: string): string {
  return platform === 'MacOS' ? 'macOS' : platform;
}
