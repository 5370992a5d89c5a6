/** Fetches the pieces that are missing, says how far they are, and offers to print. */
const sheets = document.getElementById('sheets');
const preparing = document.getElementById('preparing');
const button = document.getElementById('print-now');
const ready = document.getElementById('ready');

button?.addEventListener('click', () => print());
if (sheets && preparing) void fetchRest(sheets, preparing).then(offer);
else offer();

function offer(): void {
  if (button) button.hidden = false;
}

async function fetchRest(into: HTMLElement, status: HTMLElement): Promise<void> {
  const all = Number(status.dataset['all']);
  const bar = status.querySelector('progress');
  const words = status.querySelector('span');
  while (into.childElementCount < all) {
    const before = into.childElementCount;
    into.append(...(await pieceFrom(before)));
    const done = into.childElementCount;
    // Nothing more comes: what is there can be printed, and the words say how much it is.
    if (done === before) return;
    if (bar) bar.value = done;
    if (words)
      words.textContent = (status.dataset['words'] ?? '').replace('{done}', String(done)).replace('{all}', String(all));
  }
  status.hidden = true;
  if (ready) ready.hidden = false;
}

async function pieceFrom(place: number): Promise<Element[]> {
  const address = new URL(location.href);
  address.searchParams.set('from', String(place));
  try {
    const response = await fetch(address);
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...page.querySelectorAll('#sheets > *')];
  } catch {
    return [];
  }
}

export {};
