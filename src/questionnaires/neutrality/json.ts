/** Safe looks into JSON of unknown shape: whatever is not as expected is simply not there. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function property(json: unknown, name: string): unknown {
  return isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}

export function list(json: unknown, name: string): readonly unknown[] {
  const value = property(json, name);
  return Array.isArray(value) ? value : [];
}

export function text(json: unknown, name: string): string | undefined {
  const value = property(json, name);
  return typeof value === 'string' ? value : undefined;
}
