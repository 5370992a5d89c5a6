/**
 * Adds a chart beside the table of communities, one measure at a time. Chart.js is fetched only when the place for it
 * comes into view; without script the place stays empty and hidden, and the table says it all.
 */
import { figuresOf, keepRoomFor, measuresOf, type Measure } from './figures.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-office-chart]')) prepare(place);

function prepare(place: HTMLElement): void {
  const table = document.querySelector<HTMLTableElement>(`#${place.dataset['officeChart'] ?? ''}`);
  const measures = table === null ? [] : measuresOf(table).filter((measure) => figuresOf(table, measure).length > 0);
  const canvas = place.querySelector('canvas');
  const [first] = measures;
  if (table === null || canvas === null || first === undefined) return;
  place.hidden = false;
  const select = addChoice(place, measures);
  keepRoomFor(figuresOf(table, first), canvas);
  whenSeen(place, async () => {
    const { drawIntervals } = await import('./draw-intervals.ts');
    const chosen = () => measures.find(({ key }) => key === select.value) ?? first;
    const draw = () => {
      nameDrawing(place, chosen());
      drawIntervals(canvas, figuresOf(table, chosen()), chosen());
    };
    select.addEventListener('change', draw);
    place.querySelector<HTMLButtonElement>('[data-save]')?.addEventListener('click', () => {
      void save(place, canvas, chosen());
    });
    draw();
    place.dataset['drawn'] = '';
  });
}

/** The title is printed and saved with the chart. */
function nameDrawing(place: HTMLElement, { title }: Measure): void {
  const drawn = place.querySelector<HTMLElement>('[data-drawn-title]');
  if (drawn) drawn.textContent = drawn.dataset['drawnTitle']?.replace('{measure}', title) ?? title;
}

async function save(place: HTMLElement, canvas: HTMLCanvasElement, { title }: Measure): Promise<void> {
  const wordsOf = (part: string) => place.querySelector(part)?.textContent.trim() ?? '';
  const caption = { title: wordsOf('[data-drawn-title]'), legend: wordsOf('[data-legend]') };
  const file = place.querySelector<HTMLElement>('[data-save]')?.dataset['save']?.replace('{measure}', title);
  const { savePicture } = await import('./save-picture.ts');
  await savePicture(canvas, caption, file ?? `${title}.png`);
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
