/**
 * A form: a questionnaire compiled once to plain JSON, which one module renders, branches and checks everywhere
 * (server HTML, phone, intake, tests). `Text` is every language while stored, one string once a language is chosen.
 */
export type Language = 'zh-CN' | 'en';
export type LocalizedText = Readonly<Partial<Record<Language, string>>>;

export type ChoiceValue = string | number | boolean;
export type AnswerValue = ChoiceValue | readonly ChoiceValue[] | { readonly [row: string]: AnswerValue };
export type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * Compact JSON logic: a literal, or `[operator, ...operands]`. `['var', 'q1', 'row']` reads an answer (or a part of it)
 * and turns number-like text into numbers, `['row', …]` reads rows, `['field', …]` fields, `['raw', 'q1']` an answer as it is. See logic.ts for every operator.
 */
export type Logic = ChoiceValue | null | Operation;
export interface Operation extends ReadonlyArray<Logic> {
  readonly 0: string;
}

export interface Form<Text = LocalizedText> {
  readonly format: 1;
  /** First one is the fallback. */
  readonly languages: readonly Language[];
  readonly title: Text;
  readonly description?: Text;
  /** Shown after completion; plain text or sanitised HTML. */
  readonly completed?: Text;
  /** Said instead of `completed` where the answers are such. */
  readonly endings?: readonly { readonly when: Logic; readonly completed: Text }[];
  /** The first page greets: it is not counted, and its button begins. */
  readonly startsApart?: true;
  /** The author's own words on the buttons. */
  readonly buttons?: Buttons<Text>;
  readonly pages: readonly Page<Text>[];
  readonly calculated: readonly CalculatedValue[];
  /** Its conditions calculate or its texts change, so a page needs form-extension.ts too. */
  readonly extended?: true;
  /** What happens by itself when answers change, in the order in which it happens; see effects.ts. */
  readonly effects?: readonly Effect[];
  /** Conditions that make a page the last one; see early-end.ts. */
  readonly ends?: readonly EarlyEnd[];
  /** Questions that stand for one answer, which is stored under the first name; see shared-answers.ts. */
  readonly shared?: readonly (readonly [string, ...string[]])[];
  /** `{…}` as written in texts, and the answer it stands for. */
  readonly insertions?: readonly (readonly [written: string, path: readonly (string | number)[]])[];
  /** Those of the closing words, which are said on another page. */
  readonly said?: readonly string[];
  /** Of a form in one language: how its numbers and dates are written. */
  readonly language?: Language;
}

/** `default`: entered until a person answers. `set`: entered (or, without `to`, cleared) each time it is due. */
export interface Effect {
  readonly kind: 'default' | 'set';
  readonly target: string;
  /** Due when one of these answers has changed; where absent, whenever any has. */
  readonly reads?: readonly string[];
  readonly when?: Logic;
  readonly to?: Logic;
  /** An empty answer needs no clearing. */
  readonly unlessEmpty?: true;
}

export interface EarlyEnd {
  readonly when: Logic;
  /** The questions it looks at: the form ends on a page that asks one of them. */
  readonly reads: readonly string[];
}

/** Choices in another order than written; see choice-order.ts. */
export interface ChoiceOrder {
  readonly order?: 'ascending' | 'descending' | 'random';
}

/** Every answer once more before sending, on a page of its own that the compiler adds. */
export interface Review extends Conditional {
  readonly kind: 'review';
  readonly answeredOnly: boolean;
}

export interface Buttons<Text> {
  readonly begin?: Text;
  readonly next?: Text;
  readonly previous?: Text;
  readonly send?: Text;
}

export interface Conditional {
  readonly name: string;
  readonly visibleIf?: Logic;
  readonly enableIf?: Logic;
  readonly requiredIf?: Logic;
}

export interface Page<Text = LocalizedText> extends Conditional {
  readonly title?: Text;
  readonly description?: Text;
  readonly elements: readonly Element<Text>[];
}

export interface Panel<Text = LocalizedText> extends Conditional {
  readonly kind: 'panel';
  readonly title?: Text;
  readonly description?: Text;
  readonly elements: readonly Element<Text>[];
}

export interface Html<Text = LocalizedText> extends Conditional {
  readonly kind: 'html';
  /** Already sanitised by the compiler. */
  readonly html: Text;
}

export interface Image<Text = LocalizedText> extends Conditional {
  readonly kind: 'image';
  readonly source: string;
  readonly alternative: Text;
}

export type Element<Text = LocalizedText> = Panel<Text> | Review | Html<Text> | Image<Text> | Question<Text>;

export interface CalculatedValue {
  readonly name: string;
  readonly expression: Logic;
  readonly stored: boolean;
  /** Of a question that shows its value: digits after the point, −1 for as many as there are. */
  readonly precision?: number;
}

export interface Choice<Text = LocalizedText> {
  readonly value: ChoiceValue;
  readonly text: Text;
  /** What the choice means for its indicator (`known`, `heard`, `unsure`, …); see domain/indicators. */
  readonly role?: string;
  /** Image address; imagepicker alone. */
  readonly image?: string;
  /** Cannot be combined with others: “refuse to answer” or “don't know” inside a checkbox. */
  readonly exclusive?: true;
  /** Stands beside the list, so it stays last in whatever order the others are shown. */
  readonly last?: true;
  /** Offered only while this holds. */
  readonly visibleIf?: Logic;
  readonly enableIf?: Logic;
  /** Only in a form as answered: shown, but not to be chosen now. */
  readonly disabled?: true;
}

export interface QuestionBase<Text> extends Conditional {
  readonly title: Text;
  readonly description?: Text;
  readonly required: boolean;
  /** The author's own words for “please answer”. */
  readonly requiredText?: Text;
  readonly validators: readonly Validator<Text>[];
  /** Indicator this item feeds (`awareness`, `support`, …); see domain/indicators. */
  readonly indicator?: string;
  /** Starting value; the compiler refuses it on items that carry an indicator. */
  readonly initial?: AnswerValue;
  /** A text beside the answer, whatever was answered; stored as that of “other”. */
  readonly comment?: CommentArea<Text>;
}

export interface CommentArea<Text> {
  readonly text: Text;
  readonly placeholder?: Text;
  readonly maxLength: number;
}

/** “Other, please say” and “none of these”: values are `other` and `none` unless the author renamed them. */
export interface SpecialChoices<Text> {
  readonly other?: { readonly value: string; readonly text: Text; readonly maxLength: number };
  readonly none?: { readonly value: string; readonly text: Text };
}

export type Question<Text = LocalizedText> = QuestionBase<Text> &
  (
    | ({
        readonly kind: 'radiogroup' | 'dropdown';
        readonly choices: readonly Choice<Text>[];
        /** Side by side, as far as the screen is wide enough. */
        readonly beside?: true;
      } & SpecialChoices<Text> &
        ChoiceOrder)
    | ({
        readonly kind: 'checkbox';
        readonly choices: readonly Choice<Text>[];
        readonly minimum?: number;
        readonly maximum?: number;
      } & SpecialChoices<Text> &
        ChoiceOrder)
    | ({
        readonly kind: 'imagepicker';
        readonly choices: readonly Choice<Text>[];
        readonly multiple: boolean;
      } & ChoiceOrder)
    | ({ readonly kind: 'ranking'; readonly choices: readonly Choice<Text>[] } & ChoiceOrder)
    | {
        readonly kind: 'rating';
        readonly choices: readonly Choice<Text>[];
        readonly minimumText?: Text;
        readonly maximumText?: Text;
      }
    | {
        readonly kind: 'boolean';
        readonly yes: { readonly value: ChoiceValue; readonly text: Text };
        readonly no: { readonly value: ChoiceValue; readonly text: Text };
      }
    | ({ readonly kind: 'text' } & TextInput<Text>)
    | { readonly kind: 'comment'; readonly maxLength: number; readonly rows: number; readonly placeholder?: Text }
    | {
        readonly kind: 'matrix';
        readonly columns: readonly Choice<Text>[];
        readonly rows: readonly { readonly value: string; readonly text: Text; readonly visibleIf?: Logic }[];
        readonly everyRowRequired: boolean;
        readonly rowOrder?: 'random';
      }
    | {
        readonly kind: 'multipletext';
        readonly fields: readonly ({
          readonly name: string;
          readonly title: Text;
          readonly required: boolean;
          readonly validators: readonly Validator<Text>[];
        } & TextInput<Text>)[];
      }
    | ({ readonly kind: 'expression' } & ExpressionDisplay<Text>)
  );

/** A value of `calculated` under the question's name, shown to a person and never asked for. */
export interface ExpressionDisplay<Text> {
  readonly style?: 'decimal' | 'currency' | 'percent' | 'date';
  /** A sentence around the value, `{0}`. */
  readonly format?: Text;
  readonly currency?: string;
  readonly grouping?: boolean;
  readonly minimumDigits?: number;
  readonly maximumDigits?: number;
  /** The value as it stands, written out; only in a form as answered. */
  readonly shown?: string;
}

export type InputKind =
  'text' | 'number' | 'tel' | 'email' | 'date' | 'time' | 'datetime-local' | 'month' | 'week' | 'url';

export interface TextInput<Text> {
  readonly input: InputKind;
  readonly maxLength: number;
  readonly placeholder?: Text;
  /** Numbers, or what the field writes, which orders as text: `2026-03-15`, `08:30`. */
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly step?: number;
  /** Limits that depend on answers or on the day; in a form as answered they have become the limits. */
  readonly minimumIs?: Logic;
  readonly maximumIs?: Logic;
}

export type Validator<Text = LocalizedText> = { readonly text?: Text } & (
  | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'length'; readonly minimum?: number; readonly maximum?: number; readonly digitsAllowed: boolean }
  | { readonly kind: 'count'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly flags: string }
  | { readonly kind: 'email' }
  | { readonly kind: 'expression'; readonly expression: Logic }
);
