/** The address of the same page with something changed; what is not mentioned stays, so that one choice does not undo another. */
export function changed(url: URL, changes: Readonly<Record<string, string | null>>, place = ''): string {
  const address = new URL(url);
  address.searchParams.delete('_action');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return address.pathname + address.search + (place && `#${place}`);
}

/** What a form has to carry along: everything in the address that it does not set itself. */
export function kept(url: URL, own: readonly string[]): (readonly [name: string, value: string])[] {
  return [...url.searchParams].filter(([name]) => name !== '_action' && !own.includes(name));
}
