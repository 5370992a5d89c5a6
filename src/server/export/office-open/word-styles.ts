/**
 * The layout of official documents (GB/T 9704-2012): A4, margins 37 mm above, 28 mm left, 26 mm right, 35 mm below, so that 22 lines of 28
 * characters stand in 156 × 225 mm; title 小标宋 二号, body 仿宋 三号, headings 黑体 and 楷体. A machine without these fonts takes the ones
 * named beside them.
 */
import fonts from './fonts.json' with { type: 'json' };
import { xmlHead, xmlText } from './xml.ts';

export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);

/** 225 mm for 22 lines. */
const LINE = 579;
/** 三号 is 16 pt wide; a quarter of a point less, and 28 characters stand in 156 mm. */
const CLOSER = -5;
/** A font that a machine lacks is replaced by the first of those named beside it. */
export const fontTable =
  `${xmlHead}<w:fonts ${wordNamespaces}>` +
  Object.values(fonts)
    .map(({ name, standIns }) => {
      const alternative = xmlText(standIns.join(';'));
      return `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`;
    })
    .join('') +
  '</w:fonts>';

/** Margins, and lines on a grid. A grid for characters, too, would be laid out otherwise by every program; see CLOSER. */
export const sectionXml =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>' +
  `<w:pgSz w:w="${millimetres(210)}" w:h="${millimetres(297)}"/>` +
  `<w:pgMar w:top="${millimetres(37)}" w:right="${millimetres(26)}" w:bottom="${millimetres(35)}" w:left="${millimetres(28)}"` +
  ` w:header="${millimetres(15)}" w:footer="${millimetres(24)}" w:gutter="0"/>` +
  `<w:docGrid w:type="lines" w:linePitch="${LINE}"/></w:sectPr>`;

interface Look {
  readonly font: keyof typeof fonts;
  /** Half points: 三号 is 32, 二号 44, 四号 28, 五号 21. */
  readonly size: number;
  readonly paragraph: string;
  readonly level?: number;
}

const exact = `<w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/>`;
const indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const looks: Readonly<Record<string, Look>> = {
  Title: {
    font: 'title',
    size: 44,
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="${LINE}" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>`,
  },
  Heading1: { font: 'first', size: 32, paragraph: `<w:keepNext/>${exact}${indented}`, level: 0 },
  Heading2: { font: 'second', size: 32, paragraph: `<w:keepNext/>${exact}${indented}`, level: 1 },
  Body: { font: 'body', size: 32, paragraph: `${exact}${indented}<w:jc w:val="both"/>` },
  Signature: {
    font: 'body',
    size: 32,
    paragraph: `<w:keepNext/>${exact}<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>`,
  },
  Caption: {
    font: 'body',
    size: 24,
    paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>',
  },
  Cell: {
    font: 'body',
    size: 21,
    paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
  },
  Footer: { font: 'page', size: 28, paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"/>' },
};

export type WordStyle = 'Title' | 'Heading1' | 'Heading2' | 'Body' | 'Signature' | 'Caption' | 'Cell' | 'Footer';

const builtIn: Readonly<Record<string, string>> = {
  Title: 'Title',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Caption: 'caption',
  Footer: 'footer',
  Signature: 'Signature',
};

export const wordStyles =
  `${xmlHead}<w:styles ${wordNamespaces}><w:docDefaults><w:rPrDefault><w:rPr>${run('body', 32)}` +
  '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  Object.entries(looks).map(styleXml).join('') +
  '</w:styles>';

function styleXml([id, { font, level, paragraph, size }]: [string, Look]): string {
  const outline = level === undefined ? '' : `<w:outlineLvl w:val="${level}"/>`;
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${builtIn[id] ?? id}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
    `<w:pPr>${paragraph}${outline}</w:pPr><w:rPr>${run(font, size)}</w:rPr></w:style>`
  );
}

function run(font: keyof typeof fonts, size: number): string {
  const latin = font === 'page' ? fonts.page.name : 'Times New Roman';
  const closer = size === 32 ? `<w:spacing w:val="${CLOSER}"/>` : '';
  return (
    `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${fonts[font].name}" w:cs="${latin}"/>` +
    `${closer}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
  );
}
