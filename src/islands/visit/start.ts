/** The script of the worker's site: finds its words in the page and takes over; a phone in a resident's hands goes back to them. */
import { handing } from '../../browser/visits/handed.ts';
import { canStore } from '../../browser/visits/database.ts';
import { keepDisplay, keptDisplay } from '../../browser/visits/chosen-display.ts';
import { start } from './app.tsx';
import { hearDisplay } from './display.ts';
import { rootId, wordsId } from './scene.ts';
import type { VisitWords } from './words.ts';

const root = document.getElementById(rootId);
const words = document.getElementById(wordsId)?.textContent;
const handed = handing();

if (handed !== null) location.replace(handed.outcome === null ? handed.address : `${handed.address}/thanks`);
else if (root && words && canStore()) {
  const page = document.documentElement;
  const kept = root.dataset['shell'] === undefined ? null : keptDisplay();
  if (kept) page.dataset['print'] = kept.print;
  else void keepDisplay({ language: page.lang, print: page.dataset['print'] ?? 'normal' });
  hearDisplay();
  // Installed or not is the person's own business: no page of ours asks.
  addEventListener('beforeinstallprompt', (event) => event.preventDefault());
  void start(root, JSON.parse(words) as VisitWords, page.lang === 'en' ? 'en' : 'zh-CN');
}
