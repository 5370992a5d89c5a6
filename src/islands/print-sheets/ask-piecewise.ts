/** Asks for the first piece of the sheets alone: the page fetches the others itself. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-piecewise]')) {
  const from = document.createElement('input');
  Object.assign(from, { type: 'hidden', name: 'from', value: '0' });
  form.append(from);
}

export {};
