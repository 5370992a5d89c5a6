/** Records of one kind in the phone's storage, one key each: what cannot be read, or is too old, is erased on the way. */
import { keptKeys, readKept, removeKept, writeKept } from './phone-storage.ts';

export interface Records<Kept extends { readonly id: string }> {
  /** False if the phone did not take it. */
  keep(record: Kept): boolean;
  all(now: number): Kept[];
  erase(id: string): void;
  eraseAll(): void;
  keyOf(id: string): string;
}

interface Kind<Kept> {
  readonly name: string;
  readonly isOne: (value: unknown) => value is Kept;
  readonly isOver: (record: Kept, now: number) => boolean;
}

export function recordsOf<Kept extends { readonly id: string }>({ name, isOne, isOver }: Kind<Kept>): Records<Kept> {
  const keyOf = (id: string) => `${name}.${id}`;
  const keys = () => keptKeys(keyOf(''));
  return {
    keyOf,
    keep: (record) => writeKept(keyOf(record.id), JSON.stringify(record)),
    erase: (id) => removeKept(keyOf(id)),
    eraseAll: () => keys().forEach(removeKept),
    all: (now) =>
      keys().flatMap((key) => {
        const record = parsed(readKept(key));
        if (isOne(record) && keyOf(record.id) === key && !isOver(record, now)) return [record];
        removeKept(key);
        return [];
      }),
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** For checking what was read: a record made of the named fields, each of its type. */
export function hasFields(value: unknown, fields: Readonly<Record<string, 'string' | 'number' | 'object'>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return Object.entries(fields).every(([name, type]) => typeof record[name] === type && record[name] !== null);
}
