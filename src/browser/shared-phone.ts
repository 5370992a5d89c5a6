/** A phone that several people use keeps no draft: said once by a person, and remembered until somebody says otherwise. */
import { drafts } from './draft/drafts.ts';
import { readKept, removeKept, writeKept } from './phone-storage.ts';

const key = 'shared';

export function isShared(): boolean {
  return readKept(key) !== null;
}

/** Erases every draft. Finished answers stay until they have arrived: they are no longer anybody's to read. */
export function share(): void {
  drafts.eraseAll();
  writeKept(key, '1');
}

export function unshare(): void {
  removeKept(key);
}
