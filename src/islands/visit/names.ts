/** How doors, days and hours are called on the worker's site. */
import type { Door } from '../../domain/outreach/premises.ts';
import type { Scene } from './scene.ts';
import { say, type VisitWords } from './words.ts';

export function unitName(unit: string, words: VisitWords): string {
  return /^\d+$/.test(unit) ? say(words.unitOf, { unit }) : unit;
}

export function doorName({ unit, door }: Pick<Door, 'unit' | 'door'>, words: VisitWords): string {
  return [unitName(unit, words), door].filter(Boolean).join(' ');
}

/** In China, whatever zone the phone is set to. */
export function moment(at: number | string, language: Scene['language']): string {
  return formats[language].format(new Date(at));
}

export function day(date: string | null, language: Scene['language']): string {
  return date === null ? '' : days[language].format(new Date(`${date}T12:00:00+08:00`));
}

const zone = { timeZone: 'Asia/Shanghai' } as const;
const ofMoment = {
  ...zone,
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
} as const;
const formats = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', ofMoment),
  en: new Intl.DateTimeFormat('en', ofMoment),
};
const ofDay = { ...zone, month: 'short', day: 'numeric' } as const;
const days = { 'zh-CN': new Intl.DateTimeFormat('zh-CN', ofDay), en: new Intl.DateTimeFormat('en', ofDay) };

/** Roughly: nobody needs the seconds of a clock that is wrong by a day. */
export function amount(milliseconds: number, words: VisitWords): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes < 90) return say(words.minutes, { number: minutes });
  if (minutes < 36 * 60) return say(words.hours, { number: Math.round(minutes / 60) });
  return say(words.days, { number: Math.round(minutes / 1440) });
}
