/** A strict reader of iCalendar streams, written from the grammar of RFC 5545 and not from the writer under test. */
export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

export interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

// contentline = name *(";" param ) ":" value CRLF; name = iana-token; value = *VALUE-CHAR, which has no control but tab.
const contentLine =
  // oxlint-disable-next-line no-control-regex
  /^(?<name>[A-Za-z0-9-]+)(?<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"\u0000-\u0008\u000A-\u001F\u007F]*"|[^";:,\u0000-\u0008\u000A-\u001F\u007F]*)(?:,(?:"[^"\u0000-\u0008\u000A-\u001F\u007F]*"|[^";:,\u0000-\u0008\u000A-\u001F\u007F]*))*)*):(?<value>[^\u0000-\u0008\u000A-\u001F\u007F]*)$/;

export function readICalendar(stream: string): Component {
  const physical = stream.split('\r\n');
  if (physical.pop() !== '') throw new Error('the stream does not end with CRLF');
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error('a bare CR or LF');
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`);
    if (!line.isWellFormed()) throw new Error('a character was split');
  }
  const logical: string[] = [];
  for (const line of physical) {
    if (/^[ \t]/.test(line)) logical.push((logical.pop() ?? fail('a fold at the start')) + line.slice(1));
    else logical.push(line);
  }
  const lines = logical.map(readLine);
  const [component, rest] = readComponent(lines);
  if (rest.length > 0) throw new Error('something after the calendar');
  checkCalendar(component);
  return component;
}

function readLine(line: string): Property {
  const groups = contentLine.exec(line)?.groups ?? fail(`no content line: ${line}`);
  return {
    name: (groups['name'] ?? '').toUpperCase(),
    parameters: groups['parameters'] ?? '',
    value: groups['value'] ?? '',
  };
}

function readComponent(lines: readonly Property[]): [Component, readonly Property[]] {
  const [begin, ...others] = lines;
  if (begin?.name !== 'BEGIN') throw new Error('BEGIN is missing');
  const properties: Property[] = [];
  const components: Component[] = [];
  let rest: readonly Property[] = others;
  for (;;) {
    const [next, ...after] = rest;
    if (next === undefined) throw new Error(`END:${begin.value} is missing`);
    if (next.name === 'BEGIN') {
      const [component, left] = readComponent(rest);
      components.push(component);
      rest = left;
    } else if (next.name === 'END') {
      if (next.value !== begin.value) throw new Error(`END:${next.value} ends ${begin.value}`);
      return [{ name: begin.value, properties, components }, after];
    } else {
      properties.push(next);
      rest = after;
    }
  }
}

const dateTime = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const text = /^(?:[^\\;,]|\\[\\;,nN])*$/;
const duration =
  /^[+-]?P(?:\d+W|\d+D(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/;

/** The properties that sections 3.6, 3.6.1 and 3.6.6 require, once each, with values of their types. */
function checkCalendar(calendar: Component): void {
  if (calendar.name !== 'VCALENDAR') throw new Error('no VCALENDAR');
  once(calendar, 'VERSION', /^2\.0$/);
  once(calendar, 'PRODID', text);
  once(calendar, 'CALSCALE', /^GREGORIAN$/);
  if (calendar.components.length === 0) throw new Error('a calendar without a component');
  const uids = calendar.components.map((event) => checkEvent(event));
  if (new Set(uids).size !== uids.length) throw new Error('one UID twice');
}

function checkEvent(event: Component): string {
  if (event.name !== 'VEVENT') throw new Error(`an unknown component ${event.name}`);
  once(event, 'DTSTAMP', dateTime);
  once(event, 'DTSTART', dateTime);
  once(event, 'SUMMARY', text);
  once(event, 'CLASS', /^(PUBLIC|PRIVATE|CONFIDENTIAL)$/);
  once(event, 'TRANSP', /^(OPAQUE|TRANSPARENT)$/);
  for (const alarm of event.components) {
    if (alarm.name !== 'VALARM') throw new Error(`an unknown component ${alarm.name}`);
    once(alarm, 'ACTION', /^DISPLAY$/);
    once(alarm, 'DESCRIPTION', text);
    once(alarm, 'TRIGGER', duration);
  }
  return once(event, 'UID', text);
}

export function once(component: Component, name: string, form = /^.*$/s): string {
  const [property, ...others] = component.properties.filter((candidate) => candidate.name === name);
  if (property === undefined || others.length > 0) throw new Error(`${component.name} needs one ${name}`);
  if (!form.test(property.value)) throw new Error(`${name} cannot be ${property.value}`);
  return property.value;
}

/** TEXT back to what was meant. */
export function unescaped(value: string): string {
  return value.replaceAll(/\\([\\;,nN])/g, (_, character: string) =>
    character === 'n' || character === 'N' ? '\n' : character,
  );
}

function fail(why: string): never {
  throw new Error(why);
}
