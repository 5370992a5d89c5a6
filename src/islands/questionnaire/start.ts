/** The script of the questionnaire's page: finds what the server left there and wakes it. */
import { formId } from './Questionnaire.tsx';
import { letterId, rootId } from './letter.ts';
import type { Letter } from './letter.ts';
import { wake } from './wake.tsx';

const root = document.getElementById(rootId);
const letter = document.getElementById(letterId)?.textContent;
const fields = document.getElementById(formId);

// Not before every file that was asked for has run: what few forms need stands in files that build on this one.
void Promise.resolve().then(() => {
  if (root && letter && fields instanceof HTMLFormElement) wake(root, fields, JSON.parse(letter) as Letter);
});
