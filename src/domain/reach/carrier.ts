/**
 * What carried an address to its reader, as far as the address itself says: `?from=K7M2QX` an entry code, `?via=group&area=…` a channel
 * and a community. Nothing of it is kept anywhere but in the address.
 */
import { parseEntryCode, type EntryCode } from '../areas/entry-code.ts';
import { channels, type Channel } from '../outreach/channel.ts';

export interface Carrier {
  readonly code: EntryCode | null;
  readonly channel: Channel | null;
  /** A community or sub-district; who writes it down looks whether there is one. */
  readonly area: string | null;
}

export const uncarried: Carrier = { code: null, channel: null, area: null };

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function carrierIn(address: Pick<URLSearchParams, 'get'>): Carrier {
  const code = parseEntryCode(address.get('from') ?? '');
  if (code !== null) return { ...uncarried, code };
  const channel = channels.find((known) => known === address.get('via')) ?? null;
  const area = address.get('area')?.toLowerCase() ?? '';
  return channel === null ? uncarried : { code: null, channel, area: id.test(area) ? area : null };
}

/** The address of a page with what carries it. */
export function carriedAddress(path: string, { channel, area }: Pick<Carrier, 'channel' | 'area'>): string {
  if (channel === null) return path;
  return `${path}?${new URLSearchParams({ via: channel, ...(area === null ? {} : { area }) }).toString()}`;
}
