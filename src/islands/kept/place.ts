/** Places in the page for what is said about things kept; each is filled anew whenever something changes. */
import { render } from 'preact';
import type { ComponentChildren } from 'preact';

export interface Place {
  show(content: ComponentChildren): void;
}

export function place(insert: (element: HTMLElement) => void, live: 'polite' | 'off' = 'polite'): Place {
  const element = document.createElement('div');
  element.setAttribute('aria-live', live);
  insert(element);
  return { show: (content) => render(content, element) };
}

const unaware = 400;

/** What appears under a thumb that is already on its way must not take the tap. */
export function guardFromTap(element: HTMLElement | null): void {
  if (element === null || element.dataset['guarded'] !== undefined) return;
  element.dataset['guarded'] = '';
  element.inert = true;
  setTimeout(() => (element.inert = false), unaware);
}
