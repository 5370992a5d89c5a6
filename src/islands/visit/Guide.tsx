/** What is said at the door, in its three parts, large enough to be read while standing. */
import { talkParts } from '../../domain/outreach/visit-event.ts';
import { Missing } from './Missing.tsx';
import type { Scene } from './scene.ts';

export function Guide({ scene }: { readonly scene: Scene }) {
  const { language, place, rounds, words } = scene;
  const held = rounds.find(({ round }) => place.at === 'guide' && round.id === place.round);
  if (held === undefined) return <Missing scene={scene} />;
  const texts = language === 'en' ? held.round.guide.en : held.round.guide.zh;
  const written = talkParts.filter((part) => texts[part] !== '');
  return (
    <article class="guide">
      <h1 tabIndex={-1}>{words.guideTitle}</h1>
      <p class="muted small">{held.round.title}</p>
      {written.map((part) => (
        <section key={part}>
          <h2>{words[`part.${part}`]}</h2>
          <p>{texts[part]}</p>
        </section>
      ))}
      {written.length === 0 && <p class="muted">{words.guideNone}</p>}
    </article>
  );
}
