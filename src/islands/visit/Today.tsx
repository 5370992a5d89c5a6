/** The first page: my buildings in each round, what is left in each, and a field that finds a door. */
import { progressOf } from '../../domain/outreach/building-progress.ts';
import type { BuildingWithDoors } from '../../domain/outreach/premises.ts';
import { addressOf } from './address.ts';
import { Found } from './Found.tsx';
import { day, moment } from './names.ts';
import { doorsNow, type BuildingIn } from './reading.ts';
import type { Scene } from './scene.ts';
import { say } from './words.ts';

export function Today({ scene }: { readonly scene: Scene }) {
  const { phone, rounds, words, worker } = scene;
  const hasBuildings = rounds.some(({ buildings }) => buildings.length > 0);
  return (
    <>
      <header class="visit-head">
        <h1 tabIndex={-1}>{words.today}</h1>
        {worker && <p class="muted small">{worker.name}</p>}
      </header>
      {!hasBuildings && <Nothing scene={scene} />}
      {phone && hasBuildings && <Found scene={scene} search={phone.search} />}
      {(phone === null || phone.search.trim() === '') &&
        rounds.map((held) => <Round key={held.round.id} scene={scene} held={held} />)}
    </>
  );
}

function Nothing({ scene: { phone, words } }: { readonly scene: Scene }) {
  if (phone?.state === 'loading' || (phone?.syncedAt === null && phone.sync === 'sending'))
    return <p class="muted">{words.loading}</p>;
  if (phone?.state === 'too_old') return <p class="told warning">{words.tooOld}</p>;
  return (
    <div class="stack">
      <p>
        <strong>{words.nothing}</strong>
      </p>
      <p class="muted">{words.nothingWhy}</p>
    </div>
  );
}

function Round({ held, scene }: { readonly held: Scene['rounds'][number]; readonly scene: Scene }) {
  const { language, words } = scene;
  const { id, title, closesOn } = held.round;
  const buildings = held.buildings
    .map((building) => withProgress(scene, { round: held.round, building }))
    .toSorted((one, other) => Number(one.left === 0) - Number(other.left === 0));
  return (
    <section class="round" aria-labelledby={`round-${id}`}>
      <h2 id={`round-${id}`}>{title}</h2>
      <p class="muted small round-line">
        <span>{say(words.until, { day: day(closesOn, language) })}</span>
        <a href={addressOf({ at: 'guide', round: id })}>{words.guide}</a>
      </p>
      <ul class="buildings">
        {buildings.map((one) => (
          <Building key={one.building.id} round={id} shown={one} scene={scene} />
        ))}
      </ul>
    </section>
  );
}

interface Shown {
  readonly building: BuildingWithDoors;
  readonly progress: ReturnType<typeof progressOf>;
  readonly left: number;
}

function withProgress(scene: Scene, place: BuildingIn): Shown {
  const progress = progressOf(doorsNow(scene, place).map(({ now }) => now.state));
  return { building: place.building, progress, left: progress.doors - progress.settled };
}

function Building({ round, scene, shown }: { readonly round: string; readonly scene: Scene; readonly shown: Shown }) {
  const { language, words } = scene;
  const { building, left, progress } = shown;
  const { checkout, community, estate } = building;
  const where = [language === 'en' ? community.nameEn : community.nameZh, estate].filter(Boolean).join(' · ');
  return (
    <li>
      <a class="building" href={addressOf({ at: 'building', round, building: building.id })}>
        <span class="name">{building.name}</span>
        <span class={left === 0 ? 'left done' : 'left'}>
          {left === 0 ? words.noneLeft : say(words.left, { number: left })}
        </span>
        <span class="where muted small">{where}</span>
        <span class="figures-line muted small">{say(words.progress, { ...progress })}</span>
        {checkout && (
          <span class="where small">
            {say(words.checkedOut, { name: checkout.staffName, time: moment(checkout.endsAt, language) })}
          </span>
        )}
      </a>
    </li>
  );
}
