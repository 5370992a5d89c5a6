/** The headline figures along one axis as a table: a row for each value in its natural order, a column for each measure. */
import type { Form, Question } from '../../../../domain/form/form.ts';
import { channels, modes } from '../../../../domain/outreach/channel.ts';
import {
  headlinesApart,
  weightedByAge,
  withoutValue,
  type HeadlinesApart,
  type SplitAxis,
  type WaveTallies,
} from '../../../../domain/reporting/index.ts';
import { questionsOf } from '../../../../domain/form/index.ts';
import { measures, type Measure } from '../../_overview/measures.ts';

export interface SplitFigure {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Hidden: there are answers, but too few to show. */
export type SplitCell = SplitFigure | 'hidden' | 'none';

export interface SplitRow {
  /** As stored; '' stands for those without a value. */
  readonly value: string;
  /** The author's own words, for age bands; null where the site has the word. */
  readonly text: string | null;
  readonly cells: readonly SplitCell[];
}

export interface SplitTable {
  readonly axis: SplitAxis;
  readonly measures: readonly Measure[];
  readonly rows: readonly SplitRow[];
  /** Along age: every band as heavy as it has people, for each measure; null where the office has not counted them or a band shows nothing. */
  readonly weighted: readonly (SplitFigure | null)[] | null;
}

export function splitTableOf(axis: SplitAxis, tallies: WaveTallies, form: Form<string>): SplitTable {
  const apart = headlinesApart(axis, tallies, form);
  const columns = measures.map((measure) => [measure, figuresBy(apart, measure)] as const);
  const asked = columns.flatMap(([measure, figures]) => (figures === null ? [] : [{ measure, figures }]));
  const values = new Set(asked.flatMap(({ figures }) => [...figures.keys()]));
  const age = axis === 'age' ? choicesOf(tallies.counting.age, form) : new Map<string, string>();
  return {
    axis,
    measures: asked.map(({ measure }) => measure),
    rows: inOrder(axis, values, [...age.keys()]).map((value) => ({
      value,
      text: age.get(value) ?? null,
      cells: asked.map(({ figures }) => cellOf(figures.get(value))),
    })),
    weighted:
      axis === 'age'
        ? weightedOf(
            apart,
            tallies,
            asked.map(({ measure }) => measure),
          )
        : null,
  };
}

function weightedOf(apart: HeadlinesApart, tallies: WaveTallies, asked: readonly Measure[]): SplitTable['weighted'] {
  const found = weightedByAge(apart, tallies.communities[0]?.community.adults ?? {});
  if (Object.keys(found).length === 0) return null;
  return asked.map((measure) => {
    const line = measure === 'score' ? undefined : found[measure];
    return line ? { estimate: line.share, low: line.low, high: line.high, n: line.total } : null;
  });
}

type Figures = ReadonlyMap<string, SplitFigure | null>;

function figuresBy({ rates, score }: HeadlinesApart, measure: Measure): Figures | null {
  if (measure === 'score') {
    return score && mapped(score.figures, ({ mean, total, low, high }) => ({ estimate: mean, n: total, low, high }));
  }
  const apart = rates[measure];
  return apart
    ? mapped(apart.figures, ({ rate, total, low, high }) => ({ estimate: rate, n: total, low, high }))
    : null;
}

function mapped<Figure>(figures: ReadonlyMap<string, Figure | null>, line: (figure: Figure) => SplitFigure): Figures {
  return new Map([...figures].map(([value, figure]) => [value, figure && line(figure)]));
}

function cellOf(figure: SplitFigure | null | undefined): SplitCell {
  if (figure === undefined) return 'none';
  return figure ?? 'hidden';
}

/** Weeks by date, everything else as it is listed where it comes from; who gave no value comes last. */
function inOrder(axis: SplitAxis, values: ReadonlySet<string>, ages: readonly string[]): string[] {
  const listed: Readonly<Record<SplitAxis, readonly string[]>> = {
    channel: channels,
    mode: modes,
    age: ages,
    week: [...values].filter((value) => value !== withoutValue).toSorted(),
  };
  const known = listed[axis].filter((value) => values.has(value));
  return [...known, ...[...values].filter((value) => !known.includes(value)).toSorted()];
}

function choicesOf(name: string | undefined, form: Form<string>): Map<string, string> {
  const question = questionsOf(form).find((each) => each.name === name);
  return new Map(
    question && hasChoices(question) ? question.choices.map(({ value, text }) => [String(value), text]) : [],
  );
}

function hasChoices(question: Question<string>): question is Extract<Question<string>, { choices: unknown }> {
  return 'choices' in question;
}
