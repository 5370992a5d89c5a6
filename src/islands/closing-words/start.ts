/** The script of the page of thanks, where its words speak of the answers. */
import { takeOver } from './hand-over.ts';

const words = takeOver(location.pathname.replace(/\/thanks$/, ''));
for (const place of document.querySelectorAll<HTMLElement>('[data-said]'))
  place.textContent = words[Number(place.dataset['said'])] ?? '';
