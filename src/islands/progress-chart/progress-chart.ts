/**
 * Draws the table of days again: new doors as bars, the informed rate as a line. Fetched when it comes into view; without script the
 * place stays hidden, and the table says it all.
 */
import { daysOf } from './days.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-progress-chart]')) prepare(place);

function prepare(place: HTMLElement): void {
  const table = document.querySelector<HTMLTableElement>(`#${place.dataset['progressChart'] ?? ''}`);
  const canvas = place.querySelector('canvas');
  const days = table === null ? [] : daysOf(table);
  // One day is no course.
  if (canvas === null || days.length < 2) return;
  place.hidden = false;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void import('./draw-progress.ts').then(({ drawProgress }) => {
      drawProgress(canvas, days);
      place.dataset['drawn'] = '';
    });
  });
  observer.observe(place);
}
