/**
 * An Excel workbook (SpreadsheetML) written row by row, so that a hundred thousand answers need no more memory than a hundred.
 * The first row of each sheet is its frozen head. Numbers are numbers; text is always text, so that nothing in it runs as a formula.
 */
import { contentTypes, coreProperties, mainPart, relationships } from './package-parts.ts';
import { sheetNames } from './sheet-names.ts';
import { workbookStyles } from './workbook-styles.ts';
import { xmlHead, xmlText } from './xml.ts';
import { zipped, type ZipPart } from './zip.ts';
import { sheetXml, type Sheet } from './worksheet.ts';

export interface Workbook {
  readonly title: string;
  /** ISO timestamp. */
  readonly madeAt: string;
  readonly sheets: readonly Sheet[];
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function workbookFile({ madeAt, sheets, title }: Workbook): AsyncIterable<Uint8Array> {
  const parts = sheets.map((sheet, place): ZipPart => {
    return { path: `xl/worksheets/sheet${place + 1}.xml`, content: () => sheetXml(sheet) };
  });
  const numbered = parts.map(({ path }, place) => ({ path: path.replace('xl/', ''), id: `rId${place + 1}` }));
  return zipped([
    contentTypes([
      { path: 'xl/workbook.xml', kind: 'spreadsheetml.sheet.main' },
      { path: 'xl/styles.xml', kind: 'spreadsheetml.styles' },
      ...parts.map(({ path }) => ({ path, kind: 'spreadsheetml.worksheet' })),
    ]),
    mainPart('xl/workbook.xml'),
    coreProperties(title, madeAt),
    { path: 'xl/workbook.xml', content: workbookXml(sheetNames(sheets.map(({ name }) => name))) },
    relationships('xl/_rels/workbook.xml.rels', [
      ...numbered.map(({ id, path }) => ({ id, type: 'worksheet', target: path })),
      { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    ]),
    { path: 'xl/styles.xml', content: workbookStyles },
    ...parts,
  ]);
}

/** The head of each sheet comes again on every printed page. */
function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, place) => `<sheet name="${xmlText(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const titles = names.map((name, place) => {
    const range = xmlText(`'${name.replaceAll("'", "''")}'!$1:$1`);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">${range}</definedName>`;
  });
  return (
    `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    `<sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
  );
}
