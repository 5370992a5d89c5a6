/**
 * The questionnaire, offered before the talk: the phone handed over, read aloud, or a code to scan. What came of it is counted for the
 * building and week, and is no part of the visit.
 */
import { interviewOutcomes } from '../../domain/outreach/visit-event.ts';
import { fields } from './door-form.ts';
import type { BuildingIn } from './reading.ts';
import type { Scene } from './scene.ts';
import { say } from './words.ts';
import { addressOf } from './address.ts';

export function Ask({ place, scene }: { readonly place: BuildingIn; readonly scene: Scene }) {
  const { atDoor, entries, words } = scene;
  const entry = entries.find(({ community }) => community === place.building.community.id);
  return (
    <section class="ask" aria-labelledby="ask-first">
      <h2 id="ask-first">
        {words.askFirst} <small class="muted">{words.askWhy}</small>
      </h2>
      {atDoor.outcome !== null ? (
        <p class="told" role="status">
          {say(words.outcomeKept, { outcome: words[`outcome.${atDoor.outcome}`] })}
        </p>
      ) : entry === undefined ? (
        <p class="muted small">{words.askNone}</p>
      ) : (
        <>
          <Ways code={entry.code} scene={scene} />
          {atDoor.asked === 'qr' && (
            <figure class="qr">
              <figcaption>{words.qrHint}</figcaption>
              <svg viewBox={`0 0 ${entry.qr.size} ${entry.qr.size}`} role="img" aria-label={words.qrAlt}>
                <rect width={entry.qr.size} height={entry.qr.size} fill="#fff" />
                <path d={entry.qr.path} fill="#000" />
              </svg>
              <p class="address">{entry.address}</p>
            </figure>
          )}
          {atDoor.asked !== 'no' && <Outcome place={place} scene={scene} />}
        </>
      )}
    </section>
  );
}

/** Without script the links lead to pages of their own; with it they are heard here. */
function Ways({ code, scene }: { readonly code: string; readonly scene: Scene }) {
  const { language, place, words } = scene;
  return (
    <>
      <div class="ways">
        <a
          class="button"
          data-visit="hand-over"
          data-code={code}
          data-language="zh-CN"
          href={`/visit/handed/zh-CN/${code}`}
        >
          {words.handOver}
        </a>
        <a class="button" data-visit="qr" href={`${addressOf(place)}?asked=qr`}>
          {words.showQr}
        </a>
        <a class="button" data-visit="aloud" data-code={code} href={`/assist/assisted/${code}`}>
          {words.readAloud}
        </a>
        <a class="button" data-visit="declined" href={`${addressOf(place)}?asked=outcome`}>
          {words.declined}
        </a>
      </div>
      {language === 'en' && (
        <a data-visit="hand-over" data-code={code} data-language="en" href={`/visit/handed/en/${code}`}>
          {words.handOverEnglish}
        </a>
      )}
    </>
  );
}

function Outcome({ place, scene }: { readonly place: BuildingIn; readonly scene: Scene }) {
  const { plain, words } = scene;
  return (
    <form
      class="outcome"
      method="post"
      action={addressOf(scene.place)}
      data-visit="outcome"
      data-building={place.building.id}
    >
      {plain && <input type="hidden" name={fields.report} value={plain.reportId} />}
      <p class="small">{words.outcomeAsk}</p>
      <div class="ways">
        {interviewOutcomes.toReversed().map((outcome) => (
          <button key={outcome} class="button" name={fields.outcome} value={outcome}>
            {words[`outcome.${outcome}`]}
          </button>
        ))}
        <button class="button" name={fields.outcome} value="unknown">
          {words.outcomeUnknown}
        </button>
      </div>
    </form>
  );
}
