/**
 * The phone's own store for going from door to door (IndexedDB). It may be missing, forbidden, full or emptied: whoever writes hears
 * whether it is kept. A later version of the site only ever adds stores, so that what waits is still there after an update.
 */
const name = 'linli-visits';
const version = 1;
const stores = ['kept', 'buildings', 'visits', 'reports', 'answers'] as const;
export type Store = (typeof stores)[number];

let opened: Promise<IDBDatabase> | null = null;

export function canStore(): boolean {
  return typeof indexedDB !== 'undefined';
}

export function openStore(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open(name, version);
    asked.onupgradeneeded = () => {
      for (const store of stores)
        if (!asked.result.objectStoreNames.contains(store)) asked.result.createObjectStore(store);
    };
    asked.onsuccess = () => {
      // Another tab with a newer version of the site must not wait for this one.
      asked.result.onversionchange = () => {
        asked.result.close();
        opened = null;
      };
      done(asked.result);
    };
    asked.onerror = () => failed(asked.error ?? new Error('the store does not open'));
    asked.onblocked = () => failed(new Error('the store is held by another page'));
  });
  opened.catch(() => (opened = null));
  return opened;
}

/** For pages that have nothing to do with doors: false on a phone that never had a list, and nothing is made there. */
export async function openStoreIfThere(): Promise<boolean> {
  try {
    const known = await indexedDB.databases();
    return known.some((one) => one.name === name) && (await openStore()).name === name;
  } catch {
    return false;
  }
}

export async function readAll<Of>(store: Store): Promise<Of[]> {
  return settled<Of[]>((await on(store)).getAll() as IDBRequest<Of[]>);
}

export async function readOne<Of>(store: Store, key: string): Promise<Of | undefined> {
  return settled<Of | undefined>((await on(store)).get(key) as IDBRequest<Of | undefined>);
}

async function on(store: Store): Promise<IDBObjectStore> {
  return (await openStore()).transaction(store).objectStore(store);
}

/** One change of several stores, kept as a whole or not at all; it is on the phone when the promise is fulfilled. */
export async function change(
  touched: readonly Store[],
  act: (store: (name: Store) => IDBObjectStore) => void,
): Promise<void> {
  const database = await openStore();
  await new Promise<void>((done, failed) => {
    const transaction = database.transaction([...touched], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new Error('the store took nothing'));
    transaction.onerror = () => undefined;
    act((store) => transaction.objectStore(store));
  });
}

function settled<Of>(request: IDBRequest<Of>): Promise<Of> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('the store says nothing'));
  });
}
