/** Every tap, form and key of the worker's site, heard at its root and handed to the deed of that name. */
import type { App } from './app.tsx';
import type { Deeds } from './deeds.ts';
import { lintNote } from '../../domain/outreach/note-lint.ts';
import { placeAt, root as rootAddress } from './address.ts';
import { fields } from './door-form.ts';

export function hear(root: HTMLElement, deeds: Deeds, app: App): void {
  root.addEventListener('click', (event) => {
    const touched = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-visit], a') : null;
    if (touched === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const deed = deeds.taps[touched.dataset['visit'] ?? ''];
    if (deed !== undefined && !(touched instanceof HTMLInputElement)) {
      event.preventDefault();
      deed(touched.dataset);
    } else if (touched instanceof HTMLAnchorElement && leadsWithin(touched)) {
      event.preventDefault();
      app.go(placeAt(new URL(touched.href)));
    }
  });

  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    void deeds.post(form, new FormData(form, event.submitter));
  });

  root.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'search') app.show({}, { search: target.value });
    if (target instanceof HTMLTextAreaElement && target.name === fields.note)
      app.show({ atDoor: { ...app.scene().atDoor, sensitive: lintNote(target.value) } });
  });

  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset['visit'] === 'file') void deeds.open(target.files?.[0]);
  });
}

/** A questionnaire in other hands is a page of its own. */
function leadsWithin({ href, origin, pathname }: HTMLAnchorElement): boolean {
  return origin === location.origin && pathname.startsWith(rootAddress) && !href.includes('/handed/');
}
