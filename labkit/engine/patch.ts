/**
 * Replaces a text that stands once in a source.
 * @throws Error when it stands there never or more than once: the patch would not be what its author meant
 */
export function replaceOnce(source: string, find: string, replace: string, name: string): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${name}: found ${parts.length - 1} times: ${find}`);
  return parts.join(replace);
}
