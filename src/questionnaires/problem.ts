/** Why a definition was refused, or what its author should know: always with the place in the definition. */
export type ProblemCode =
  | 'not_a_definition'
  | 'too_large'
  | 'reserved_key'
  | 'nothing_asked'
  | 'unknown_type'
  | 'unsupported_property'
  | 'definition_error'
  | 'bad_name'
  | 'expression'
  | 'unknown_function'
  | 'unknown_reference'
  | 'circular'
  | 'risky_pattern'
  | 'bad_choice'
  | 'nothing_to_choose'
  | 'bad_value'
  | 'initial_on_opinion'
  | 'dynamic_text'
  | 'image_address'
  | 'indicator';

export type NoteCode =
  | 'ignored_property'
  | 'unknown_property'
  | 'definition_warning'
  | 'ignored_language'
  | 'shortened_maximum'
  | 'left_out'
  | 'nothing_to_choose';

interface Remark<Code> {
  /** `pages[0].elements[2].choicesByUrl`; empty for the definition as a whole. */
  readonly place: string;
  readonly code: Code;
  /** Type of the element or part, where one is at fault. */
  readonly type?: string;
  readonly property?: string;
  /** The name, function or rule that caused it. */
  readonly detail?: string;
}

/** A property that the form does what it says. */
export interface Honoured {
  readonly place: string;
  readonly type: string;
  readonly property: string;
}

export type DefinitionProblem = Remark<ProblemCode>;
export type DefinitionNote = Remark<NoteCode>;

/** Collects remarks while a definition is read. */
export class Remarks {
  readonly problems: DefinitionProblem[] = [];
  readonly notes: DefinitionNote[] = [];
  readonly honoured: Honoured[] = [];

  refuse(place: string, code: ProblemCode, more: Omit<DefinitionProblem, 'place' | 'code'> = {}): void {
    this.problems.push({ place, code, ...more });
  }

  note(place: string, code: NoteCode, more: Omit<DefinitionNote, 'place' | 'code'> = {}): void {
    this.notes.push({ place, code, ...more });
  }

  honour(place: string, type: string, property: string): void {
    this.honoured.push({ place, type, property });
  }
}
