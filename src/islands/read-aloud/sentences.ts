/** Where sentences end in a text, as positions behind their last mark; what follows the last mark is a sentence as well. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  const mark = /[。！？!?；;]+[”’」』）)]*|\.(?=\s|$)[”’)]*/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) ends.push(found.index + found[0].length);
  if (text.slice(ends[ends.length - 1] ?? 0).trim() !== '') ends.push(text.length);
  return ends;
}
