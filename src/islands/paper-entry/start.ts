/** The script of the page for typing sheets: finds what the server left there and wakes it. */
import '../../domain/form/form-extension.ts';
import { letterId, rootId } from './scene.ts';
import { wake, type Letter } from './wake.tsx';

const root = document.getElementById(rootId);
const letter = document.getElementById(letterId)?.textContent;

if (root && letter) wake(root, JSON.parse(letter) as Letter);
