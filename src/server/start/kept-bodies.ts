/** Keeps what was made for a key until the total grows past a limit; then the one unused for longest goes first. */
export function keptBodies(mostBytes: number): (key: string, make: () => Promise<Buffer>) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>();
  let bytes = 0;

  return (key, make) => {
    const known = kept.get(key);
    const body = known ?? make();
    kept.delete(key);
    kept.set(key, body);
    if (known === undefined) body.then(makeRoom, () => kept.delete(key));
    return body;
  };

  async function makeRoom(added: Buffer): Promise<void> {
    bytes += added.length;
    for (const [key, oldest] of kept) {
      if (bytes <= mostBytes || kept.size === 1) return;
      kept.delete(key);
      bytes -= (await oldest).length;
    }
  }
}
