/** The plan of a wave as it was typed, and what is wrong with it. The four things may come later; what is there has to be right. */
import { channels, type Channel } from '../outreach/channel.ts';
import { accepted, refused, type Result } from '../result.ts';
import { beginningOf, dayIn, endOf, firstDay, lastDay } from './china-days.ts';
import type { CampaignWave } from './wave.ts';

export interface TypedWave {
  readonly area: string;
  readonly name: string;
  readonly version: string;
  readonly opensOn: string;
  readonly closesOn: string;
  /** Percent. */
  readonly target: string;
  /** Points. */
  readonly scoreTarget: string;
  readonly designEffect: string;
  /** None: every channel that no other wave takes over. */
  readonly channels: readonly string[];
  readonly communities: readonly string[];
  readonly task: string;
  readonly people: string;
  readonly responsible: string;
}

export type WaveProblems = Partial<
  Record<'area' | 'name' | 'version' | 'target' | 'scoreTarget' | 'designEffect', 'missing' | 'number'> &
    Record<'opensOn', 'day'> &
    Record<'closesOn', 'day' | 'order'>
>;

export interface ReadWave {
  readonly area: string;
  readonly name: string;
  readonly version: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** 0-1 */
  readonly target: number;
  readonly scoreTarget: number;
  readonly designEffect: number;
  readonly channels: readonly Channel[] | null;
  readonly communities: readonly string[];
  readonly task: string;
  readonly people: string;
  readonly responsible: string;
}

/** Longest texts that are kept, as the database has them. */
export const longestInWave = { name: 60, task: 500, people: 500, responsible: 200 } as const;
export const usualWave = { target: '95', scoreTarget: '80', designEffect: '1.5' } as const;

export function typedWave(fields: FormData): TypedWave {
  const text = (name: string, most = 40) => textOf(fields.get(name)).slice(0, most);
  return {
    ...{ area: text('area'), name: text('name', longestInWave.name), version: text('version') },
    ...{ opensOn: text('opensOn'), closesOn: text('closesOn') },
    ...{ target: text('target'), scoreTarget: text('scoreTarget'), designEffect: text('designEffect') },
    channels: listed(fields, 'channels'),
    communities: listed(fields, 'communities'),
    task: text('task', longestInWave.task),
    people: text('people', longestInWave.people),
    responsible: text('responsible', longestInWave.responsible),
  };
}

export interface KeptWave extends CampaignWave {
  readonly versionId: string;
  readonly target: number;
  readonly scoreTarget: number;
  readonly plannedDesignEffect: number;
  readonly task: string;
  readonly people: string;
  readonly responsible: string;
  readonly communities: readonly { readonly id: string; readonly isAsked: boolean }[];
}

export function typedFrom(wave: KeptWave): TypedWave {
  return {
    ...{ area: wave.area.id, name: wave.name, version: wave.versionId },
    ...{ opensOn: firstDay(wave.opensAt), closesOn: lastDay(wave.closesAt) },
    target: String(Number((wave.target * 100).toFixed(4))),
    ...{ scoreTarget: String(wave.scoreTarget), designEffect: String(wave.plannedDesignEffect) },
    channels: wave.channels ?? [],
    communities: wave.communities.filter(({ isAsked }) => isAsked).map(({ id }) => id),
    ...{ task: wave.task, people: wave.people, responsible: wave.responsible },
  };
}

export function readWave(typed: TypedWave): Result<ReadWave, WaveProblems> {
  const [opensOn, closesOn] = [dayIn(typed.opensOn), dayIn(typed.closesOn)];
  const [target, scoreTarget] = [numberIn(typed.target), numberIn(typed.scoreTarget)];
  const designEffect = numberIn(typed.designEffect);
  const problems: WaveProblems = {
    ...(isId(typed.area) ? {} : { area: 'missing' }),
    ...(typed.name === '' ? { name: 'missing' } : {}),
    ...(isId(typed.version) ? {} : { version: 'missing' }),
    ...(opensOn ? {} : { opensOn: 'day' }),
    ...(closesOn ? {} : { closesOn: 'day' }),
    ...(opensOn && closesOn && closesOn < opensOn ? { closesOn: 'order' } : {}),
    ...(target > 0 && target < 100 ? {} : { target: 'number' }),
    ...(scoreTarget > 0 && scoreTarget <= 100 ? {} : { scoreTarget: 'number' }),
    ...(designEffect >= 1 && designEffect <= 20 ? {} : { designEffect: 'number' }),
  };
  if (Object.keys(problems).length > 0 || !opensOn || !closesOn) return refused(problems);
  const chosen = channels.filter((channel) => typed.channels.includes(channel));
  return accepted({
    ...{ area: typed.area, name: typed.name, version: typed.version },
    ...{ opensAt: beginningOf(opensOn), closesAt: endOf(closesOn) },
    ...{ target: target / 100, scoreTarget, designEffect },
    channels: chosen.length === 0 ? null : chosen,
    communities: typed.communities.filter(isId),
    ...{ task: typed.task, people: typed.people, responsible: typed.responsible },
  });
}

const mostListed = 2000;

function listed(fields: FormData, name: string): string[] {
  return [...new Set(fields.getAll(name).map(textOf))].slice(0, mostListed);
}

/** Full-width digits and a percent sign are how people type it. */
function numberIn(text: string): number {
  const plain = text.normalize('NFKC').replace(/%$/, '').trim();
  return /^\d{1,4}(\.\d{1,4})?$/.test(plain) ? Number(plain) : Number.NaN;
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** Browsers send line ends as two characters. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
