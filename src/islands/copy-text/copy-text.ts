/**
 * Shows the buttons that need a script: copying the summary, and the browser's print. Where the clipboard is refused (an address
 * without TLS, an old WebView) the text is selected instead and the page says how to go on.
 */
for (const place of document.querySelectorAll<HTMLElement>('[data-copy-text]')) {
  const text = place.querySelector('textarea');
  const button = place.querySelector('button');
  const status = place.querySelector('[role=status]');
  if (!text || !button || !status) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void copied(text).then((isCopied) => {
      status.textContent = (isCopied ? button.dataset['copied'] : button.dataset['failed']) ?? '';
    });
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print-page]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    window.print();
  });
}

async function copied(text: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    text.focus();
    text.select();
    return false;
  }
}
