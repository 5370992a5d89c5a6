/** The blocks of a report as paragraphs and tables of WordprocessingML. */
import type { Block, TableBlock, TableColumn } from '../report-document.ts';
import { millimetres, type WordStyle } from './word-styles.ts';
import { xmlText } from './xml.ts';

export function* blockXml(block: Block): Generator<string> {
  switch (block.kind) {
    case 'heading':
      yield paragraphXml(block.level === 1 ? 'Heading1' : 'Heading2', block.text);
      break;
    case 'paragraph':
      yield paragraphXml('Body', block.text);
      break;
    case 'points':
      for (const point of block.points) yield paragraphXml('Body', point);
      break;
    case 'table':
      yield paragraphXml('Caption', block.caption);
      yield* tableXml(block);
      // Two tables in a row would become one.
      yield paragraphXml('Cell', '');
      break;
  }
}

export function paragraphXml(style: WordStyle, text: string, properties = ''): string {
  const run = text === '' ? '' : `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${run}</w:p>`;
}

const TEXT_WIDTH = millimetres(156);

function* tableXml({ columns, hasTotal, rows }: TableBlock): Generator<string> {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / all));
  yield `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${cellMargins}</w:tblPr>`;
  yield `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  const head = columns.map(({ title }) => title);
  yield rowXml(head, { columns, widths, isHead: true, isBold: true });
  for (const [place, row] of rows.entries()) {
    const isBold = hasTotal && place === rows.length - 1;
    yield rowXml(
      row.map(({ text }) => text),
      { columns, widths, isHead: false, isBold },
    );
  }
  yield '</w:tbl>';
}

/** Lines above, below and between the rows; none between columns, which is how figures read best. */
const line = (side: string, size: number) => `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="000000"/>`;
const borders = `<w:tblBorders>${line('top', 8)}${line('bottom', 8)}${line('insideH', 4)}</w:tblBorders>`;
const cellMargins = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>';

interface RowLayout {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  /** Comes again at the top of every page. */
  readonly isHead: boolean;
  readonly isBold: boolean;
}

function rowXml(texts: readonly string[], { columns, isBold, isHead, widths }: RowLayout): string {
  const cells = texts.map((text, place) => {
    const side = columns[place]?.align === 'end' ? 'right' : 'left';
    const bold = isBold ? '<w:b/>' : '';
    const run = text === '' ? '' : `<w:r><w:rPr>${bold}</w:rPr><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
    return (
      `<w:tc><w:tcPr><w:tcW w:w="${widths[place] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` +
      `<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="${side}"/></w:pPr>${run}</w:p></w:tc>`
    );
  });
  const repeated = isHead ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/>${repeated}</w:trPr>${cells.join('')}</w:tr>`;
}
