/** The texts of a workbook, which its cells name by number. Readings of Chinese characters (rPh) are no part of a text. */
import type { Readable } from 'node:stream';
import { Parser } from 'htmlparser2';

/** A cell of a list of doors is short; more is cut, so that no file fills the memory with one. */
export const longestCell = 200;
const mostTexts = 2_000_000;

export async function readSharedStrings(xml: Readable): Promise<string[]> {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let inReading = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === 'si') current = '';
        if (name === 'rPh') inReading = true;
        inText = name === 't';
      },
      ontext(text) {
        if (inText && !inReading && current.length < longestCell) current += text;
      },
      onclosetag(name) {
        if (name === 't') inText = false;
        if (name === 'rPh') inReading = false;
        if (name === 'si' && texts.length < mostTexts) texts.push(current.slice(0, longestCell));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  await feed(parser, xml);
  return texts;
}

export async function feed(parser: Parser, xml: Readable, isEnough: () => boolean = () => false): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of xml) {
    parser.write(decoder.decode(chunk as Uint8Array, { stream: true }));
    if (isEnough()) return;
  }
  parser.write(decoder.decode());
  parser.end();
}
