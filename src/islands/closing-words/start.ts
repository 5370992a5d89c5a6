/** The script of the page of thanks: fills in what its words say of the answers, once, so that the next person does not read it. */
const saidIn = document.getElementById('said')?.dataset['place'] ?? '';
const words = takeOver(location.pathname.replace(/\/thanks$/, ''));
for (const gap of document.querySelectorAll<HTMLElement>('[data-said]'))
  gap.textContent = words[Number(gap.dataset['said'])] ?? '';

function takeOver(address: string): readonly string[] {
  try {
    const found = JSON.parse(sessionStorage.getItem(saidIn) ?? 'null') as { address: string; words: string[] } | null;
    sessionStorage.removeItem(saidIn);
    return found?.address === address ? found.words : [];
  } catch {
    return [];
  }
}

export {};
