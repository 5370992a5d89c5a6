/** The plan of a round as it was typed, and what is wrong with it. A draft may lack anything but its name; what is there has to be right. */
import { accepted, refused, type Result } from '../result.ts';
import type { TalkGuide } from './round.ts';

export interface TypedPlan {
  readonly area: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly task: string;
  readonly people: string;
  readonly responsible: string;
  readonly guide: TalkGuide;
  readonly communities: readonly string[];
  readonly materials: readonly string[];
}

export type PlanProblems = Partial<{
  readonly title: 'title';
  readonly opensOn: 'dates';
  readonly closesOn: 'dates' | 'order';
  readonly area: 'area';
}>;

export interface ReadPlan extends Omit<TypedPlan, 'opensOn' | 'closesOn'> {
  readonly opensOn: string | null;
  readonly closesOn: string | null;
}

/** Longest texts that are kept, as the database has them. */
const longest = { title: 80, task: 500, people: 500, responsible: 200, guide: 2000 } as const;

export function typedPlan(fields: FormData): TypedPlan {
  const text = (name: string, most: number) => textOf(fields.get(name)).slice(0, most);
  const guide = (language: 'zh' | 'en') => ({
    what: text(`${language}-what`, longest.guide),
    why: text(`${language}-why`, longest.guide),
    how: text(`${language}-how`, longest.guide),
  });
  return {
    ...{ area: text('area', 40), title: text('title', longest.title) },
    ...{ opensOn: text('opensOn', 20), closesOn: text('closesOn', 20) },
    ...{ task: text('task', longest.task), people: text('people', longest.people) },
    responsible: text('responsible', longest.responsible),
    guide: { zh: guide('zh'), en: guide('en') },
    communities: listed(fields, 'communities'),
    materials: listed(fields, 'materials'),
  };
}

export function readPlan(typed: TypedPlan): Result<ReadPlan, PlanProblems> {
  const [opensOn, closesOn] = [dayIn(typed.opensOn), dayIn(typed.closesOn)];
  const problems: PlanProblems = {
    ...(typed.title === '' ? { title: 'title' } : {}),
    ...(isId(typed.area) ? {} : { area: 'area' }),
    ...(opensOn === undefined ? { opensOn: 'dates' } : {}),
    ...(closesOn === undefined ? { closesOn: 'dates' } : {}),
    ...(opensOn && closesOn && closesOn < opensOn ? { closesOn: 'order' } : {}),
  };
  if (Object.keys(problems).length > 0 || opensOn === undefined || closesOn === undefined) return refused(problems);
  return accepted({ ...typed, opensOn, closesOn });
}

/** Null where nothing was typed, undefined where it is no day. */
function dayIn(text: string): string | null | undefined {
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : text;
}

const mostListed = 2000;

function listed(fields: FormData, name: string): string[] {
  return [...new Set(fields.getAll(name).map(textOf).filter(isId))].slice(0, mostListed);
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** Browsers send line ends as two characters. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
