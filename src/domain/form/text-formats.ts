/**
 * What a clock time, a month, a week, a moment or an address on the web looks like. Native fields write them so; people
 * with old browsers type them. Imported for its effect: by the server always, by a page whose form asks for one.
 */
import { formats, isDay } from './check-text.ts';

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
const isWeek = (text: string) => /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text);

formats.time = isTime;
formats.month = isMonth;
formats.week = isWeek;
formats['datetime-local'] = (text) => {
  const [day, time, ...rest] = text.split('T');
  return isDay(day) && isTime(time ?? '') && rest.length === 0;
};
/** With or without `https://`: people copy what they see. */
formats.url = (text) => /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i.test(text);
