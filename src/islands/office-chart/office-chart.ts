/**
 * Adds a chart beside the table of communities, one measure at a time. Chart.js is fetched only when the place for it
 * comes into view; without script the place stays empty and hidden, and the table says it all.
 */
import { figuresOf, measuresOf, type Measure } from './figures.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-office-chart]')) prepare(place);

function prepare(place: HTMLElement): void {
  const table = document.querySelector<HTMLTableElement>(`#${place.dataset['officeChart'] ?? ''}`);
  const measures = table === null ? [] : measuresOf(table).filter((measure) => figuresOf(table, measure).length > 0);
  if (table === null || measures.length === 0) return;
  place.hidden = false;
  const select = addChoice(place, measures);
  whenSeen(place, async () => {
    const { drawIntervals } = await import('./draw-intervals.ts');
    const canvas = place.querySelector('canvas');
    if (canvas === null) return;
    const draw = () => {
      const measure = measures.find(({ key }) => key === select.value) ?? measures[0];
      if (measure !== undefined) drawIntervals(canvas, figuresOf(table, measure), measure);
    };
    select.addEventListener('change', draw);
    draw();
  });
}

function addChoice(place: HTMLElement, measures: readonly Measure[]): HTMLSelectElement {
  const select = place.querySelector('select') ?? document.createElement('select');
  select.replaceChildren(...measures.map(({ key, title }) => new Option(title, key)));
  select.value = place.dataset['first'] ?? '';
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  return select;
}

function whenSeen(place: HTMLElement, show: () => Promise<void>): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void show();
  });
  observer.observe(place);
}
