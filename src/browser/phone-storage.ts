/**
 * The page's storage as phones have it: it may be forbidden, full, or emptied at any moment, and must never stop a page.
 * Everything of ours begins with one prefix, so that it can be found and erased.
 */
const prefix = 'linli.';

export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

/** True if it is really there afterwards: some WebViews take a value and forget it at once. */
export function writeKept(key: string, text: string): boolean {
  try {
    localStorage.setItem(prefix + key, text);
    return localStorage.getItem(prefix + key) === text;
  } catch {
    return false;
  }
}

export function removeKept(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // What cannot be reached was not kept by us either.
  }
}

/** Keys that begin so, without the prefix. */
export function keptKeys(beginning: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + beginning))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}

/** Key of a change that another page of this phone made; null for changes that are none of ours. */
export function changedElsewhere({ key }: StorageEvent): string | null {
  return key?.startsWith(prefix) === true ? key.slice(prefix.length) : null;
}

/** Whether a short text can be kept at all. */
export function canKeep(): boolean {
  const possible = writeKept('trial', '1');
  removeKept('trial');
  return possible;
}
