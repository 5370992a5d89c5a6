/** Reads a regular expression piece by piece; throws on what the safety check does not understand. */
export interface Repetition {
  readonly least: number;
  readonly most: number;
}

export class TokenReader {
  readonly pattern: string;
  private at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  sees(text: string): boolean {
    return this.pattern.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw new SyntaxError(`expected ${text}`);
  }

  /** Look-around and named groups are refused. */
  openGroup(): boolean {
    if (!this.take('(')) return false;
    if (this.sees('?') && !this.take('?:')) throw new SyntaxError('unsupported group');
    return true;
  }

  /** One character, class or escape; back references are refused. */
  skipCharacter(): void {
    const rest = this.pattern.slice(this.at);
    const token = /^(?:\\[^\d\skpPux]|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\[(?:\\.|[^\]\\])+\]|[^\\[\]()|*+?{}])/s.exec(
      rest,
    )?.[0];
    if (token === undefined) throw new SyntaxError('unsupported token');
    this.at += token.length;
  }

  repetition(): Repetition {
    const rest = this.pattern.slice(this.at);
    const [token = '', word = '', least = '', comma, most = ''] = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/.exec(rest) ?? [];
    this.at += token.length;
    if (token === '') return { least: 1, most: 1 };
    if (word === '?') return { least: 0, most: 1 };
    if (word !== '') return { least: word === '+' ? 1 : 0, most: Infinity };
    if (comma === undefined) return { least: Number(least), most: Number(least) };
    return { least: Number(least), most: most === '' ? Infinity : Number(most) };
  }
}
