/** An address that is on no list of this person: why that may be, and the way back. */
import { addressOf } from './address.ts';
import type { Scene } from './scene.ts';

export function Missing({ scene: { phone, words } }: { readonly scene: Scene }) {
  if (phone?.state === 'loading') return <p class="muted">{words.loading}</p>;
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{words.missing}</h1>
      <p>{phone?.state === 'too_old' ? words.tooOld : words.missingWhy}</p>
      <p>
        <a class="button" href={addressOf({ at: 'today' })}>
          {words.toToday}
        </a>
      </p>
    </div>
  );
}
