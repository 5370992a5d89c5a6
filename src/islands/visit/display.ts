/** Language and print size without the server: changed here at once, and told to the site when there is one. */
import { keepDisplay } from '../../browser/visits/chosen-display.ts';

export function hearDisplay(): void {
  const page = document.documentElement;
  document.querySelector('.preferences')?.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button') : null;
    if (pressed === null) return;
    event.preventDefault();
    const isPrint = pressed.name === '~print';
    const print = isPrint ? pressed.value : (page.dataset['print'] ?? 'normal');
    const language = isPrint ? page.lang : pressed.value;
    const chosen = new URLSearchParams({ [pressed.name]: pressed.value, return: location.pathname });
    const told = fetch('/preferences', { method: 'POST', body: chosen, redirect: 'manual' }).catch(() => undefined);
    void Promise.all([told, keepDisplay({ language, print })]).then(() => location.reload());
  });
}
