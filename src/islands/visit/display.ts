/** Language and print size without the server: changed here at once, and told to the site when there is one. */
import { keepDisplay } from '../../browser/visits/chosen-display.ts';
import { rootId } from './scene.ts';

const page = document.documentElement;

export function hearDisplay(): void {
  const buttons = document.querySelector('.preferences');
  const print = buttons?.querySelector<HTMLButtonElement>('[name="~print"]');
  if (print) nameButton(print);
  buttons?.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button') : null;
    if (pressed === null) return;
    event.preventDefault();
    void choose(pressed);
  });
}

/** The page that opens without signal was made for normal print. */
function nameButton(button: HTMLButtonElement): void {
  const isLarge = page.dataset['print'] === 'large';
  const { largePrint = '', normalPrint = '' } = document.getElementById(rootId)?.dataset ?? {};
  button.value = isLarge ? 'normal' : 'large';
  button.textContent = isLarge ? normalPrint : largePrint;
}

async function choose({ name, value }: HTMLButtonElement): Promise<void> {
  const isPrint = name === '~print';
  const print = isPrint ? value : (page.dataset['print'] ?? 'normal');
  const chosen = new URLSearchParams({ [name]: value, return: location.pathname });
  const told = fetch('/preferences', { method: 'POST', body: chosen, redirect: 'manual' }).catch(() => undefined);
  await Promise.all([told, keepDisplay({ language: isPrint ? page.lang : value, print })]);
  location.reload();
}
