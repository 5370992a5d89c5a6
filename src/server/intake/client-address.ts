import { isIP } from 'node:net';

/**
 * Whom to count a request against: the connection's address, or, behind a proxy the operator vouches for, the last
 * address that proxy added. An IPv6 address is cut to its /64, because one phone can use all of those at will.
 */
export function clientAddress(
  connection: string | undefined,
  forwardedFor: string | null,
  trustsProxy: boolean,
): string {
  const address = (trustsProxy ? lastForwarded(forwardedFor) : null) ?? connection ?? '';
  return network(address);
}

/** Everything left of the last entry was written by the client and proves nothing. */
function lastForwarded(header: string | null): string | null {
  const last = header?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? null : last;
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(address) === 6 ? firstFourGroups(address) : address;
}

function firstFourGroups(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
