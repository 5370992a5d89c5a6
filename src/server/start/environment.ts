/** Settings as the operator gave them: an empty value is nothing. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
