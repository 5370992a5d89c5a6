/** Addresses of the worker's site: the same for the server's pages, for links and for the page that works without signal. */
export type Place =
  | { readonly at: 'today' }
  | { readonly at: 'building'; readonly round: string; readonly building: string }
  | {
      readonly at: 'door';
      readonly round: string;
      readonly building: string;
      readonly door: string;
      readonly corrects: string | null;
    }
  | { readonly at: 'guide'; readonly round: string }
  | { readonly at: 'waiting' }
  | { readonly at: 'file' };

export const root = '/visit/';

export function addressOf(place: Place): string {
  switch (place.at) {
    case 'today':
      return root;
    case 'building':
      return `${root}${place.round}/${place.building}`;
    case 'door': {
      const door = `${root}${place.round}/${place.building}/${place.door}`;
      return place.corrects === null ? door : `${door}?corrects=${place.corrects}`;
    }
    case 'guide':
      return `${root}guide/${place.round}`;
    case 'waiting':
    case 'file':
      return `${root}${place.at}`;
  }
}

/** What is no address of these pages is the first of them. */
export function placeAt({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): Place {
  const [first = '', second, third] = pathname.slice(root.length).split('/').filter(Boolean);
  if (first === 'waiting' || first === 'file') return { at: first };
  if (first === 'guide' && second !== undefined) return { at: 'guide', round: second };
  if (second === undefined) return { at: 'today' };
  if (third === undefined) return { at: 'building', round: first, building: second };
  return { at: 'door', round: first, building: second, door: third, corrects: searchParams.get('corrects') };
}
