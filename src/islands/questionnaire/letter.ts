/** What the server sends along with the page so that the script can go on from exactly there. */
import type { Scene } from './scene.ts';

export type Letter = Omit<Scene, 'state'> & {
  /** The server's date: what `today()` means in a condition, whatever the phone's calendar says. */
  readonly today: string;
  /** ISO time until which the wave takes what was begun in it. */
  readonly until: string;
};

export const letterId = 'letter';
export const rootId = 'pages';
/** Shows the notice until a page is turned. */
export const coverId = 'cover';

/** What choices mean for an indicator is none of the phone's business, and what it says elsewhere costs bytes. */
const keptHere = ['role', 'indicator', 'headline', 'purpose', 'completed', 'buttons'];

export function sealed({ state: _, ...scene }: Scene, dates: Pick<Letter, 'today' | 'until'>): string {
  const letter: Letter = { ...scene, ...dates };
  const json = JSON.stringify(letter, (key, value: unknown) => (keptHere.includes(key) ? undefined : value));
  // A text with `</script>` in it must not end the element it stands in.
  return json.replaceAll('<', '\\u003c');
}
