/** Always in sight: how much waits, whether it works without signal, and whatever stands in the way. */
import { worthTelling } from '../../browser/visits/clock.ts';
import { addressOf } from './address.ts';
import { amount } from './names.ts';
import { buildingIn } from './reading.ts';
import type { Phone, Scene } from './scene.ts';
import { say } from './words.ts';

export function Strip({ scene }: { readonly scene: Scene }) {
  const { phone, unsent, words } = scene;
  if (phone === null)
    return (
      <div class="strip">
        <Back scene={scene} />
      </div>
    );
  const number = unsent.length;
  const isSending = phone.sync === 'sending' && number > 0;
  return (
    <div class="strip">
      <Back scene={scene} />
      <p class="strip-line" role="status">
        <span class={number > 0 ? 'count some' : 'count'}>
          {number > 0 ? say(words.waiting, { number }) : scene.worker && words.waitingNone}
          {isSending && <span class="muted"> · {words.sending}</span>}
        </span>
      </p>
      {(number > 0 || scene.place.at === 'today') && scene.place.at !== 'waiting' && (
        <a class="small" href={addressOf({ at: 'waiting' })}>
          {words.toWaiting}
        </a>
      )}
      <Problems phone={phone} scene={scene} />
      <Promise phone={phone} scene={scene} />
    </div>
  );
}

/** One step up, where the thumb of either hand finds it on every page. */
function Back({ scene }: { readonly scene: Scene }) {
  const { place, words } = scene;
  if (place.at === 'today') return null;
  const found = place.at === 'door' ? buildingIn(scene, place.round, place.building) : null;
  const { address, name } = found
    ? {
        address: addressOf({ at: 'building', round: found.round.id, building: found.building.id }),
        name: found.building.name,
      }
    : { address: addressOf({ at: 'today' }), name: words.today };
  return (
    <a class="way-back" href={address}>
      {name}
    </a>
  );
}

interface Props {
  readonly phone: Phone;
  readonly scene: Scene;
}

function Problems({ phone, scene }: Props) {
  const { unsent, words, worker } = scene;
  const { answersRefused, foreign, held, notice, offsetMs, sync } = phone;
  const told = sync !== 'resting' && sync !== 'sending' && (sync !== 'offline' || unsent.length > 0);
  return (
    <>
      {notice !== '' && (
        <p class="told" role="status">
          {notice}
        </p>
      )}
      {told && (
        <p class={sync === 'offline' || sync === 'busy' ? 'told' : 'told warning'}>
          {say(words[`problem.${sync}`], { name: worker?.name ?? '' })}{' '}
          {sync === 'signed_out' && (
            <a href={`/sign-in?next=${encodeURIComponent(addressOf(scene.place))}`}>{words.signIn}</a>
          )}
          {sync === 'update' && (
            <a href={addressOf(scene.place)} data-visit="reload">
              {words.reload}
            </a>
          )}
        </p>
      )}
      {held > 0 && (
        <p class="told warning" role="alert">
          {say(words.diskFull, { number: held })}{' '}
          <button class="quiet" type="button" data-visit="save">
            {words.saveFile}
          </button>
        </p>
      )}
      {answersRefused > 0 && (
        <p class="told warning">
          {say(words.answersRefused, { number: answersRefused })}{' '}
          <button class="quiet" type="button" data-visit="seen-refused">
            {words.seen}
          </button>
        </p>
      )}
      {foreign.map(({ number, worker: other }) => (
        <p key={other.id} class="told warning">
          {say(words.foreignQueue, { name: other.name, number })}{' '}
          <button class="quiet" type="button" data-visit="send-for" data-id={other.id}>
            {words.foreignSend}
          </button>{' '}
          <span class="small">{words.foreignWhy}</span>
        </p>
      ))}
      {Math.abs(offsetMs) >= worthTelling && (
        <p class="told">
          {say(words.clockOff, {
            direction: offsetMs < 0 ? words.clockFast : words.clockSlow,
            amount: amount(offsetMs, words),
          })}
        </p>
      )}
    </>
  );
}

/** Nothing is promised that this browser cannot keep. */
function Promise({ phone: { isOffline, promised }, scene: { place, words } }: Props) {
  if (promised === 'wechat') return <p class="told warning">{words.wechat}</p>;
  if (promised === 'online_only') return <p class="told warning">{words.onlineOnly}</p>;
  if (isOffline === 'failed') return <p class="told">{words.offlineFailed}</p>;
  if (place.at !== 'today' || isOffline === 'no') return null;
  return <p class="muted small">{isOffline === 'yes' ? words.offlineReady : words.settingUp}</p>;
}
