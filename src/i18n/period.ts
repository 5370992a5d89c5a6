/** A span of time as people say it, by the clock in China: “2026年12月5日星期六 14:00–16:00”. */
import type { Language } from '../domain/form/form.ts';

const known = new Map<Language, Intl.DateTimeFormat>();

export function period(language: Language, begins: string, ends: string): string {
  return formatOf(language).formatRange(new Date(begins), new Date(ends));
}

function formatOf(language: Language): Intl.DateTimeFormat {
  const format =
    known.get(language) ??
    new Intl.DateTimeFormat(language, {
      ...{ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
      ...{ hourCycle: 'h23', timeZone: 'Asia/Shanghai' },
    });
  known.set(language, format);
  return format;
}
