/** The worker's site: one page of it, the strip above, and for ten seconds what can still be undone. */
import { Building } from './Building.tsx';
import { Door } from './Door.tsx';
import { Guide } from './Guide.tsx';
import type { Scene } from './scene.ts';
import { SendFile } from './SendFile.tsx';
import { Strip } from './Strip.tsx';
import { Today } from './Today.tsx';
import { Waiting } from './Waiting.tsx';
import { say } from './words.ts';

export function VisitSite({ scene }: { readonly scene: Scene }) {
  return (
    <>
      <Strip scene={scene} />
      <Page scene={scene} />
      <Leaving scene={scene} />
      <Undo scene={scene} />
    </>
  );
}

function Page({ scene }: { readonly scene: Scene }) {
  switch (scene.place.at) {
    case 'today':
      return <Today scene={scene} />;
    case 'building':
      return <Building scene={scene} />;
    case 'door':
      return <Door scene={scene} />;
    case 'guide':
      return <Guide scene={scene} />;
    case 'waiting':
      return <Waiting scene={scene} />;
    case 'file':
      return <SendFile scene={scene} />;
  }
}

function Undo({ scene: { phone, words } }: { readonly scene: Scene }) {
  if (phone === null) return null;
  return (
    <div class="undo" role="status">
      {phone.undo && (
        <p>
          <span>{phone.undo.said}</span>
          <button class="button" type="button" data-visit="undo">
            {words.undo}
          </button>
        </p>
      )}
    </div>
  );
}

/** On the first page, at its end: nobody leaves by mistake in the middle of a building. */
function Leaving({ scene: { phone, place, unsent, words } }: { readonly scene: Scene }) {
  if (phone === null || place.at !== 'today') return null;
  if (!phone.isLeaving)
    return (
      <p class="leaving">
        <button class="quiet" type="button" data-visit="leave">
          {words.signOut}
        </button>
      </p>
    );
  return (
    <div class="told warning leaving" role="alert">
      <p>{say(words.signOutWaiting, { number: unsent.length })}</p>
      <p class="ways">
        <button class="button" type="button" data-visit="leave-anyway">
          {words.signOutAnyway}
        </button>
        <button class="button" type="button" data-visit="stay">
          {words.cancel}
        </button>
      </p>
    </div>
  );
}
