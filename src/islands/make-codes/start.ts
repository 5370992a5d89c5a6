/** Sends the form in pieces and says how far it is; what was made before a connection broke stays, and the button goes on from there. */
import { makeInPieces, type Progress, type Reply } from './making.ts';

const pieceSize = '50';
const form = document.querySelector<HTMLFormElement>('form[data-pieces]');
const making = document.getElementById('making');
const button = form?.querySelector('button');

if (form && making && button) listen(form, making, button);

function listen(wanted: HTMLFormElement, status: HTMLElement, press: HTMLButtonElement): void {
  let known: { readonly asked: string; readonly progress: Progress } | null = null;
  // Gone back to, the page is as it was left: the button would stay shut.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    press.removeAttribute('aria-disabled');
    status.hidden = true;
  });
  wanted.addEventListener('submit', (event) => {
    event.preventDefault();
    // Pressed twice, it is made once.
    if (press.getAttribute('aria-disabled') === 'true') return;
    const asked = fieldsOf(wanted).toString();
    press.setAttribute('aria-disabled', 'true');
    say(status, status.dataset['begins'] ?? '', null);
    const tell = (progress: Progress) => {
      known = { asked, progress };
      say(status, wordsOf(status.dataset['words'], progress), progress);
    };
    const before = known?.asked === asked ? known.progress : null;
    void makeInPieces(() => askPiece(wanted), tell, before).then((ending) => {
      if (ending === 'made') location.assign(`${wanted.dataset['done'] ?? ''}${String(known?.progress.all ?? 0)}`);
      // Not an event of ours: the page says what it has to say.
      else if (ending === 'refused') wanted.submit();
      else {
        press.removeAttribute('aria-disabled');
        const progress = known?.asked === asked ? known.progress : null;
        say(status, wordsOf(status.dataset[progress ? 'stopped' : 'lost'], progress), progress);
      }
    });
  });
}

async function askPiece(form: HTMLFormElement): Promise<Reply> {
  const fields = fieldsOf(form);
  fields.set('most', pieceSize);
  try {
    const response = await fetch(form.dataset['pieces'] ?? '', { method: 'POST', body: fields });
    if (response.status >= 500) return 'lost';
    const isOurs = response.ok && response.headers.get('Content-Type')?.includes('json') === true;
    const { status, made, left } = isOurs ? ((await response.json()) as Record<string, unknown>) : {};
    return status === 'made' && typeof made === 'number' && typeof left === 'number' ? { made, left } : 'refused';
  } catch {
    return 'lost';
  }
}

/** A form without files is texts alone. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams([...new FormData(form)].map(([name, value]): [string, string] => [name, text(value)]));
}

function text(value: FormDataEntryValue): string {
  return typeof value === 'string' ? value : '';
}

function wordsOf(template = '', progress: Progress | null): string {
  return template.replace('{done}', String(progress?.done ?? 0)).replace('{all}', String(progress?.all ?? 0));
}

function say(status: HTMLElement, words: string, progress: Progress | null): void {
  status.hidden = false;
  const line = status.querySelector('p');
  if (line) line.textContent = words;
  const bar = status.querySelector('progress');
  if (!bar) return;
  bar.hidden = progress === null;
  bar.max = progress?.all ?? 1;
  bar.value = progress?.done ?? 0;
}
