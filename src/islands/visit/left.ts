/** After signing out anywhere on the site: lists of doors leave this phone, what waits to be sent stays, and both are said. */
import { forgetLists } from '../../browser/visits/lists.ts';
import { openStoreIfThere } from '../../browser/visits/database.ts';
import { queuedVisits } from '../../browser/visits/visit-queue.ts';

const place = document.getElementById('visit-left');

async function leave(told: HTMLElement): Promise<void> {
  if (!(await openStoreIfThere())) return;
  await forgetLists();
  await caches.delete('linli-handed').catch(() => false);
  const waits = (await queuedVisits()).length > 0;
  told.textContent = (waits ? told.dataset['waiting'] : told.dataset['clean']) ?? '';
  told.hidden = false;
}

if (place) void leave(place);
