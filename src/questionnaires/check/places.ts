/** Places as an author finds them: the path in the file, with the names of page, panel and question on the way. */
import type { JsonObject } from '../plain-json.ts';
import type { Placed } from './report.ts';

export class Places {
  readonly #definition: JsonObject;
  /** Where a name is written first; some remarks only know the name. */
  readonly #pathOf = new Map<string, string>();

  constructor(definition: JsonObject) {
    this.#definition = definition;
    this.#learn(definition, '');
  }

  locate<Remark extends { readonly place: string }>(remark: Remark): Placed<Remark> {
    const steps = stepsOf(remark.place);
    const isPath = steps[0] === undefined || steps[0] in this.#definition;
    const place = isPath ? remark.place : (this.#pathOf.get(remark.place) ?? remark.place);
    return { ...remark, place, names: this.#namesTo(place) };
  }

  #namesTo(place: string): string[] {
    const names: string[] = [];
    let part: unknown = this.#definition;
    for (const step of stepsOf(place)) {
      if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) break;
      part = Reflect.get(part, step) as unknown;
      const name: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'name') : undefined;
      if (typeof name === 'string' && name !== '') names.push(name.slice(0, 80));
    }
    return names;
  }

  #learn(part: unknown, path: string): void {
    if (typeof part !== 'object' || part === null) return;
    const name: unknown = Reflect.get(part, 'name');
    if (typeof name === 'string' && !this.#pathOf.has(name)) this.#pathOf.set(name, path);
    const inner = Array.isArray(part)
      ? part.map((member: unknown, index) => [`[${index}]`, member] as const)
      : Object.entries(part).map(([key, member]) => [path === '' ? key : `.${key}`, member as unknown] as const);
    for (const [step, member] of inner) this.#learn(member, path + step);
  }
}

function stepsOf(place: string): string[] {
  return place.split(/[.[\]]+/).filter((step) => step !== '');
}
