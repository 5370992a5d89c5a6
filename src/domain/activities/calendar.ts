/** An activity as a file for calendars (RFC 5545): one event by the clock in China, with an id that stays, so that a later file changes the earlier entry. */

export interface CalendarEvent {
  /** Stays the same for ever. */
  readonly uid: string;
  /** Counts changes. */
  readonly sequence: number;
  /** ISO, all of them. */
  readonly changedAt: string;
  readonly beginsAt: string;
  readonly endsAt: string;
  readonly isCancelled: boolean;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly address: string;
}

/** China keeps one time all year round, and has done so since 1991. */
const zone = 'Asia/Shanghai';
const timeZone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

export function calendarFile(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Linli//Activities//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...timeZone,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${inUtc(event.changedAt)}`,
    `LAST-MODIFIED:${inUtc(event.changedAt)}`,
    `DTSTART;TZID=${zone}:${inChina(event.beginsAt)}`,
    `DTEND;TZID=${zone}:${inChina(event.endsAt)}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `LOCATION:${escaped(event.place)}`,
    `URL:${event.address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** No line is longer than 75 octets; what follows begins with a space. Cut between characters, for one of Chinese has three octets. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

function inUtc(iso: string): string {
  return `${basic(Date.parse(iso))}Z`;
}

function inChina(iso: string): string {
  return basic(Date.parse(iso) + 8 * 3_600_000);
}

/** 20261128T143000 */
function basic(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}
