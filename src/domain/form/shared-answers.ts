/**
 * Questions that stand for one answer: the same name twice, or one `valueName` for several. On the page each has a field of
 * its own; conditions and the stored answers know one answer, under the first name.
 */
import { commentName } from './elements.ts';
import type { Answers, AnswerValue, Form } from './form.ts';
import { isUnanswered } from './loose-values.ts';

type Shared = Pick<Form<unknown>, 'shared'>;

/** For conditions: the first name holds what any of them was answered with. */
export function asOne({ shared = [] }: Shared, answers: Answers): Answers {
  return { ...answers, ...Object.fromEntries(shared.flatMap((names) => ownersOf(names, answers))) };
}

/** For the database: the other names are gone. */
export function storedAsOne(form: Shared, values: Answers): Answers {
  const aliases = aliasesIn(form);
  if (aliases.size === 0) return values;
  return Object.fromEntries(Object.entries(asOne(form, values)).filter(([name]) => !aliases.has(name)));
}

/** The names that are never stored. */
export function aliasesIn({ shared = [] }: Shared): ReadonlySet<string> {
  return new Set(shared.flatMap(([, ...others]) => others.flatMap((name) => [name, commentName(name)])));
}

/** The name under which an answer is stored. */
export function ownerOf({ shared = [] }: Shared, name: string): string {
  return shared.find((names) => names.includes(name))?.[0] ?? name;
}

/** After a change of one of them, the others say the same. */
export function spread({ shared = [] }: Shared, answers: Answers, changed: ReadonlySet<string>): Answers {
  return shared.reduce((known, names) => {
    const touched = names.find((name) => changed.has(name));
    return touched === undefined ? known : { ...without(known, names), ...copies(names, known[touched]) };
  }, answers);
}

function copies(names: readonly string[], value: AnswerValue | undefined): Answers {
  return value === undefined ? {} : Object.fromEntries(names.map((name) => [name, value]));
}

function without(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
}

function ownersOf(names: readonly [string, ...string[]], answers: Answers): [string, AnswerValue][] {
  const [owner] = names;
  const last = (all: readonly string[]) => all.map((name) => answers[name]).findLast((value) => !isUnanswered(value));
  const value = last(names);
  const comment = last(names.map(commentName));
  return [
    ...(value === undefined ? [] : [[owner, value] as [string, AnswerValue]]),
    ...(comment === undefined ? [] : [[commentName(owner), comment] as [string, AnswerValue]]),
  ];
}
