/** Moving the focus is what tells a screen reader that there is something new, and where. */
import { anchor } from './scene.ts';

/** To the head of a page or the list of what is to be put right; the page comes into view from its top. */
export function focusOnTop(id: string): void {
  document.getElementById(anchor)?.scrollIntoView();
  document.getElementById(id)?.focus({ preventScroll: true });
}

/** To one field. */
export function focusOn(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
