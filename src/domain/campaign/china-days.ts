/** Days as offices mean them, in China's one time zone: a wave opens as its first day begins and closes as its last day ends. */
import { dayInChina } from '../outreach/time-of-day.ts';

const millisecondsOfDay = 86_400_000;

/** `2026-12-01` → `2026-12-01T00:00:00+08:00`. */
export function beginningOf(day: string): string {
  return `${day}T00:00:00+08:00`;
}

export function endOf(day: string): string {
  return beginningOf(dayAfter(day));
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

/** Whole days from one to the other; negative where the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsOfDay);
}

export function firstDay(opensAt: string): string {
  return dayInChina(Date.parse(opensAt));
}

/** What ends at midnight has its last day the day before. */
export function lastDay(closesAt: string): string {
  return dayInChina(Date.parse(closesAt) - 1);
}

/** Null where nothing was typed, undefined where it is no day. */
export function dayIn(text: string): string | null | undefined {
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : text;
}
