/** Reads a calendar file as RFC 5545 has it and complains of whatever it would not allow: line ends, lines that are too long, what is not closed. */
export type CalendarProperty = { readonly name: string; readonly parameters: string; readonly value: string };

export function readCalendar(file: string): { readonly component: string; readonly properties: CalendarProperty[] }[] {
  if (!file.endsWith('\r\n')) throw new Error('The last line does not end.');
  if (/[^\r]\n|\r[^\n]/.test(file)) throw new Error('A line ends otherwise than with CR LF.');
  const written = file.slice(0, -2).split('\r\n');
  const long = written.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`Longer than 75 octets: ${long}`);
  const lines = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const open: string[] = [];
  const components: { component: string; properties: CalendarProperty[] }[] = [];
  const stack: (typeof components)[number][] = [];
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? [];
    if (name === '') throw new Error(`No property: ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      const component = { component: value, properties: [] };
      components.push(component);
      stack.push(component);
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`Closed and not open: ${value}`);
      stack.pop();
    } else stack.at(-1)?.properties.push({ name, parameters, value: unescaped(value) });
  }
  if (open.length > 0) throw new Error(`Open at the end: ${open.join()}`);
  return components;
}

/** The properties of the one event, by name. */
export function eventIn(file: string): Record<string, string> {
  const events = readCalendar(file).filter(({ component }) => component === 'VEVENT');
  if (events.length !== 1) throw new Error(`${events.length} events`);
  return Object.fromEntries((events[0]?.properties ?? []).map(({ name, value }) => [name, value]));
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*\\[^\\;,nN]/.test(value)) throw new Error(`Escaped for nothing: ${value}`);
  return value.replaceAll(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));
}
