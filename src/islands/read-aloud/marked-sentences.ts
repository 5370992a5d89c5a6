/** Wraps each sentence of an article in elements that can be marked; a sentence with bold words in it has several. */
import { sentenceEnds } from './sentences.ts';

export interface Sentence {
  readonly text: string;
  readonly parts: readonly HTMLElement[];
}

const blocks = 'h1,h2,h3,h4,p,li,dt,dd,th,td,summary';

export function markedSentences(article: Element): Sentence[] {
  const innermost = Array.from(article.querySelectorAll(blocks)).filter(
    (block) => block.querySelector(blocks) === null,
  );
  return innermost.flatMap(sentencesOf);
}

function sentencesOf(block: Element): Sentence[] {
  const texts = textsIn(block);
  const whole = texts.map(({ data }) => data).join('');
  const ends = sentenceEnds(whole);
  const parts: HTMLElement[][] = ends.map(() => []);
  let at = 0;
  for (const text of texts) at = wrap(text, at, { ends, parts });
  return ends
    .map((end, index) => ({ text: whole.slice(ends[index - 1] ?? 0, end).trim(), parts: parts[index] ?? [] }))
    .filter(({ text }) => text !== '');
}

function textsIn(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

/** Returns the position behind this piece of text. */
function wrap(text: Text, from: number, { ends, parts }: { ends: readonly number[]; parts: HTMLElement[][] }): number {
  const to = from + text.data.length;
  let rest = text;
  let at = from;
  ends.forEach((end, index) => {
    if (end <= at || at >= to) return;
    const piece = rest;
    const length = Math.min(end, to) - at;
    if (length < piece.data.length) rest = piece.splitText(length);
    const element = document.createElement('span');
    piece.replaceWith(element);
    element.append(piece);
    parts[index]?.push(element);
    at += length;
  });
  return to;
}
