/** A report as a Word file (WordprocessingML) in the layout of official documents; see word-styles.ts. */
import type { ReportDocument } from '../report-document.ts';
import { contentTypes, coreProperties, mainPart, relationships } from './package-parts.ts';
import { blockXml, paragraphXml } from './word-blocks.ts';
import { fontTable, sectionXml, wordNamespaces, wordStyles } from './word-styles.ts';
import { xmlHead } from './xml.ts';
import { zipped } from './zip.ts';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** `madeAt`: ISO timestamp. */
export function wordFile(report: ReportDocument, madeAt: string): AsyncIterable<Uint8Array> {
  return zipped([
    contentTypes([
      { path: 'word/document.xml', kind: 'wordprocessingml.document.main' },
      { path: 'word/styles.xml', kind: 'wordprocessingml.styles' },
      { path: 'word/fontTable.xml', kind: 'wordprocessingml.fontTable' },
      { path: 'word/settings.xml', kind: 'wordprocessingml.settings' },
      { path: 'word/footer-odd.xml', kind: 'wordprocessingml.footer' },
      { path: 'word/footer-even.xml', kind: 'wordprocessingml.footer' },
    ]),
    mainPart('word/document.xml'),
    coreProperties(report.title, madeAt),
    { path: 'word/document.xml', content: () => documentXml(report) },
    relationships('word/_rels/document.xml.rels', [
      { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
      { id: 'rIdFonts', type: 'fontTable', target: 'fontTable.xml' },
      { id: 'rIdSettings', type: 'settings', target: 'settings.xml' },
      { id: 'rIdOdd', type: 'footer', target: 'footer-odd.xml' },
      { id: 'rIdEven', type: 'footer', target: 'footer-even.xml' },
    ]),
    { path: 'word/styles.xml', content: wordStyles },
    { path: 'word/fontTable.xml', content: fontTable },
    { path: 'word/settings.xml', content: settings },
    { path: 'word/footer-odd.xml', content: footer('right') },
    { path: 'word/footer-even.xml', content: footer('left') },
  ]);
}

/** Odd and even pages have their number on the outer side; punctuation stays inside the line. */
const settings =
  `${xmlHead}<w:settings ${wordNamespaces}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>` +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>';

// eslint-disable-next-line @typescript-eslint/require-await -- parts of an archive are asynchronous
async function* documentXml({ blocks, signature, title }: ReportDocument): AsyncGenerator<string> {
  yield `${xmlHead}<w:document ${wordNamespaces}><w:body>${paragraphXml('Title', title)}`;
  for (const block of blocks) yield* blockXml(block);
  yield paragraphXml('Body', '');
  for (const line of signature) yield paragraphXml('Signature', line);
  yield `${sectionXml}</w:body></w:document>`;
}

/** “— 1 —”, one character from the edge of the text. */
function footer(side: 'left' | 'right'): string {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}`;
  return (
    `${xmlHead}<w:ftr ${wordNamespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/></w:pPr>` +
    `<w:r><w:t xml:space="preserve">— </w:t></w:r>${number}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
  );
}
