/** The few formats our workbooks need; the names are ours, the numbers their place in `cellXfs`. */
import fonts from './fonts.json' with { type: 'json' };
import { xmlHead } from './xml.ts';

export const cellStyles = { plain: 0, head: 1, count: 2, share: 3, points: 4, wrapped: 5 } as const;
export type CellFormat = Exclude<keyof typeof cellStyles, 'head'>;

const face = `<sz val="11"/><name val="${fonts.page.name}"/>`;
const top = '<alignment vertical="top"/>';
const wrapping = '<alignment vertical="top" wrapText="1"/>';

/** Custom formats begin at 164; 3 is `#,##0`. */
export const workbookStyles =
  `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0.0"/></numFmts>' +
  `<fonts count="2"><font>${face}</font><font><b/>${face}</font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE3ECF5"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FF8A8578"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="6">' +
  xf({ format: 0, alignment: top }) +
  `<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${wrapping}</xf>` +
  xf({ format: 3, alignment: top }) +
  xf({ format: 164, alignment: top }) +
  xf({ format: 165, alignment: top }) +
  xf({ format: 0, alignment: wrapping }) +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function xf({ alignment, format }: { readonly format: number; readonly alignment: string }): string {
  const id = `numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"`;
  return `<xf ${id} applyNumberFormat="1" applyAlignment="1">${alignment}</xf>`;
}
