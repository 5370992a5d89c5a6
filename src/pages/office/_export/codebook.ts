/** The codebook: what every column of the table means, in both languages, with every value it can hold. One line a value. */
import type { LocalizedText } from '../../../domain/form/index.ts';
import { channels, modes } from '../../../domain/outreach/channel.ts';
import type { Counting, ExportChoice, ExportColumn } from '../../../domain/reporting/index.ts';
import { translator, type MessageKey } from '../../../i18n/translator.ts';
import { fixedColumns, type FixedColumn } from '../../../server/export/answer-table.ts';

export const codebookHead = [
  ...['column', 'kind', 'question', 'title_zh', 'title_en', 'part_zh', 'part_en', 'value', 'label_zh', 'label_en'],
  ...['indicator', 'role', 'note_zh', 'note_en'],
] as const;

type Line = Readonly<Partial<Record<(typeof codebookHead)[number], string | number>>>;

export function codebookRows(columns: readonly ExportColumn[], counting: Counting): (string | number | null)[][] {
  const lines = [...fixedColumns.flatMap(fixedLines), ...columns.flatMap((column) => linesOf(column, counting))];
  return lines.map((line) => codebookHead.map((name) => line[name] ?? null));
}

function fixedLines(column: FixedColumn): Line[] {
  const title = pair('title', `exports.fixed.${column}`);
  switch (column) {
    case 'community':
    case 'week':
      return [{ column, kind: 'text', ...title }];
    case 'channel':
      return channels.map((value) => ({
        column,
        kind: 'choice',
        ...title,
        value,
        ...pair('label', `channel.${value}`),
      }));
    case 'mode':
      return modes.map((value) => ({
        column,
        kind: 'choice',
        ...title,
        value,
        ...pair('label', `modes.mode_${value}`),
      }));
    case 'flag_duplicate':
    case 'flag_haste':
    case 'flag_straight_line':
    case 'flag_night':
    case 'flagged':
      return zeroAndOne({ column, kind: 'indicator', ...title });
  }
}

function linesOf({ choices, kind, name, part, question }: ExportColumn, counting: Counting): Line[] {
  const line: Line = {
    ...{ column: name, kind, question: question.name, ...localized('title', question.title) },
    ...(part && localized('part', part.text)),
    ...(question.indicator !== undefined && { indicator: question.indicator }),
    ...(part?.role !== undefined && { role: part.role }),
    ...(question.name === counting.age && pair('note', 'exports.note.age')),
  };
  if (kind === 'indicator') return zeroAndOne({ ...line, ...pair('note', 'exports.note.indicator') });
  if (kind === 'rank') return [{ ...line, ...pair('note', 'exports.note.rank') }];
  if (kind === 'number') return [{ ...line, ...pair('note', 'exports.note.number') }];
  return choices.map((choice) => ({ ...line, ...valueLine(choice) }));
}

function valueLine({ role, text, value }: ExportChoice): Line {
  const written = typeof value === 'boolean' ? Number(value) : value;
  return { value: written, ...localized('label', text), ...(role !== undefined && { role }) };
}

function zeroAndOne(line: Line): Line[] {
  return ([0, 1] as const).map((value) => ({
    ...line,
    value,
    ...pair('label', `exports.${value === 1 ? 'yes' : 'no'}`),
  }));
}

function localized(name: 'title' | 'part' | 'label', text: LocalizedText): Line {
  return { [`${name}_zh`]: text['zh-CN'] ?? '', [`${name}_en`]: text.en ?? '' };
}

function pair(name: 'title' | 'label' | 'note', key: MessageKey): Line {
  return { [`${name}_zh`]: translator('zh-CN')(key), [`${name}_en`]: translator('en')(key) };
}
