/** The parts that every Office Open XML file has (ISO/IEC 29500-2): which part is of which kind, and which is the main one. */
import { xmlHead, xmlText } from './xml.ts';
import type { ZipPart } from './zip.ts';

export interface PartKind {
  readonly path: string;
  /** Media type without its common beginning. */
  readonly kind: string;
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const media = 'application/vnd.openxmlformats-officedocument.';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function contentTypes(parts: readonly PartKind[]): ZipPart {
  const overrides = parts.map(({ kind, path }) => `<Override PartName="/${path}" ContentType="${media}${kind}+xml"/>`);
  return {
    path: '[Content_Types].xml',
    content:
      `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
      `${overrides.join('')}</Types>`,
  };
}

export function mainPart(target: string): ZipPart {
  const core = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  return relationshipsIn('_rels/.rels', [
    `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="${target}"/>`,
    `<Relationship Id="rId2" Type="${core}" Target="docProps/core.xml"/>`,
  ]);
}

export function relationships(path: string, related: readonly Relationship[]): ZipPart {
  return relationshipsIn(
    path,
    related.map(({ id, target, type }) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`),
  );
}

/** Title and moment, and no author: a report never bears a person's name. `madeAt`: ISO timestamp. */
export function coreProperties(title: string, madeAt: string): ZipPart {
  const moment = `${madeAt.slice(0, 19)}Z`;
  return {
    path: 'docProps/core.xml',
    content:
      `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created></cp:coreProperties>`,
  };
}

function relationshipsIn(path: string, entries: readonly string[]): ZipPart {
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return { path, content: `${xmlHead}<Relationships xmlns="${namespace}">${entries.join('')}</Relationships>` };
}
