/** One sheet of a workbook as XML, row by row. */
import { batchesOf, type Rows } from '../batches.ts';
import { cellStyles, type CellFormat } from './workbook-styles.ts';
import { xmlHead, xmlText } from './xml.ts';

export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly format: CellFormat;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Rows<readonly SheetCell[]>;
}

export async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const places = columns.map((_, place) => columnName(place));
  const styles = columns.map(({ format }) => cellStyles[format]);
  yield opening(columns);
  yield row(
    1,
    columns.map(({ title }) => title),
    { places, styles: columns.map(() => cellStyles.head) },
  );
  let number = 1;
  for await (const batch of batchesOf(rows)) {
    let written = '';
    for (const cells of batch) {
      number += 1;
      written += row(number, cells, { places, styles });
    }
    yield written;
  }
  yield closing;
}

function opening(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>' +
    `<cols>${widths.join('')}</cols><sheetData>`
  );
}

const closing =
  '</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';

/** Two lines high: titles are longer than what stands below them. */
const HEAD_ROW = '<row r="1" ht="32" customHeight="1">';

interface Layout {
  readonly places: readonly string[];
  readonly styles: readonly number[];
}

function row(number: number, cells: readonly SheetCell[], { places, styles }: Layout): string {
  let written = number === 1 ? HEAD_ROW : `<row r="${number}">`;
  cells.forEach((cell, place) => {
    written += cellXml(cell, `${places[place] ?? ''}${number}`, styles[place] ?? 0);
  });
  return `${written}</row>`;
}

/** What Excel lets a cell hold. */
const MOST_CHARACTERS = 32_767;

/** As short as it may be: a hundred thousand rows of forty cells are written like this. */
function cellXml(cell: SheetCell, at: string, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`;
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"${styled}><v>${cell}</v></c>` : '';
  if (cell === null || cell === '') return '';
  const space = outerSpace.test(cell) ? ' xml:space="preserve"' : '';
  return `<c r="${at}"${styled} t="inlineStr"><is><t${space}>${xmlText(cell.slice(0, MOST_CHARACTERS))}</t></is></c>`;
}

const outerSpace = /^\s|\s$|\n/;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnName(Math.floor(place / 26) - 1) + last;
}
