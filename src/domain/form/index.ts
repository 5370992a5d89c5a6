/**
 * What the rest of the site may use of forms. The server imports this; a page's script imports `phone.ts`, which leaves
 * out the gate and the arithmetic.
 */
import './form-extension.ts';

export * from './phone.ts';
export { checkSubmission } from './gate.ts';
export { shuffled } from './choice-order.ts';
export { withPlaces } from './closing-words.ts';
export { endingAnchor, endingId } from './ending.ts';
export { formInLanguage } from './language.ts';
export { allowingRefusal } from './refusal.ts';
export { minutesFor } from './minutes.ts';
