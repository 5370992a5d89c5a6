/** Whether a form asks in ways that few forms do: then its page loads the larger script. For the server alone. */
import type { Element, Form } from '../../domain/form/phone.ts';

const commonInputs: readonly string[] = ['text', 'number', 'tel', 'email', 'date'];

export function needsMore(form: Form<string>): boolean {
  return (
    form.extended === true || form.endings !== undefined || form.pages.some(({ elements }) => elements.some(isRare))
  );
}

function isRare(element: Element<string>): boolean {
  if ('comment' in element) return true;
  switch (element.kind) {
    case 'panel':
      return element.elements.some(isRare);
    case 'html':
    case 'image':
    case 'comment':
      return false;
    case 'radiogroup':
    case 'checkbox':
      return element.order !== undefined;
    case 'text':
      return !commonInputs.includes(element.input);
    case 'review':
    case 'dropdown':
    case 'rating':
    case 'boolean':
    case 'matrix':
    case 'multipletext':
    case 'ranking':
    case 'imagepicker':
    case 'expression':
      return true;
  }
}
