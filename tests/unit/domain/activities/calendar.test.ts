/** A calendar file is read back as RFC 5545 has it, whatever somebody typed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { calendarFile, type CalendarEvent } from '../../../../src/domain/activities/calendar.ts';
import { eventIn, readCalendar } from '../../../strict-calendar.ts';

const event: CalendarEvent = {
  ...{ uid: '7@activities.linli', sequence: 3, changedAt: '2026-11-28T08:00:00.123Z', isCancelled: false },
  ...{ beginsAt: '2026-12-05T01:00:00Z', endsAt: '2026-12-05T03:30:00+00:00', title: '清理楼道', description: '扫地' },
  ...{ place: '三号楼门厅', address: 'https://survey.example/take-part/7' },
};

test('says when by the clock in China, in its one time zone, and moments of change in UTC', () => {
  const components = readCalendar(calendarFile(event));
  expect(components.map(({ component }) => component)).toEqual(['VCALENDAR', 'VTIMEZONE', 'STANDARD', 'VEVENT']);
  const [zone, held] = [components[1], components[3]];
  expect(zone?.properties).toContainEqual({ name: 'TZID', parameters: '', value: 'Asia/Shanghai' });
  expect(held?.properties).toContainEqual({
    ...{ name: 'DTSTART', parameters: ';TZID=Asia/Shanghai', value: '20261205T090000' },
  });
  expect(eventIn(calendarFile(event))).toMatchObject({
    ...{ DTEND: '20261205T113000', DTSTAMP: '20261128T080000Z', UID: '7@activities.linli', SEQUENCE: '3' },
    STATUS: 'CONFIRMED',
  });
});

test('takes an entry back when the activity is cancelled', () => {
  expect(eventIn(calendarFile({ ...event, isCancelled: true }))).toMatchObject({ STATUS: 'CANCELLED', UID: event.uid });
});

test('keeps commas, semicolons, backslashes and line ends as they were', () => {
  const title = 'a,b;c\\d\\nno line';
  const description = '第一行\n第二行；“，”';
  expect(eventIn(calendarFile({ ...event, title, description }))).toMatchObject({
    ...{ SUMMARY: title, DESCRIPTION: description },
  });
});

test('is one property per line for any text, no line longer than 75 octets', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  const shown = (typed: string) => typed.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  fc.assert(
    fc.property(text, text, text, (title, description, place) => {
      expect(eventIn(calendarFile({ ...event, title, description, place }))).toMatchObject({
        ...{ SUMMARY: shown(title), DESCRIPTION: shown(description), LOCATION: shown(place) },
      });
    }),
    { numRuns: 300 },
  );
});
