/** Keeps what was worked out under a key that says what it rests on; the least recently used goes first. */
export class Kept<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  having(isAsked: (value: Value) => boolean): ReadonlyMap<string, Value> {
    return new Map([...this.#values].filter(([, value]) => isAsked(value)));
  }

  keep(key: string, value: Value): Value {
    this.#values.delete(key);
    this.#values.set(key, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most) break;
      this.#values.delete(oldest);
    }
    return value;
  }

  getOrKeep(key: string, make: () => Value): Value {
    return this.get(key) ?? this.keep(key, make());
  }
}
