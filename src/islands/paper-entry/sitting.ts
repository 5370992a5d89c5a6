/** What happens to the sheet under the fingers: a step forward or back, the end of an entry, a reply. Plain data, no page. */
import { checkPage, formState, type Answers, type Problem } from '../../domain/form/phone.ts';
import type { Place } from '../../domain/sheet/places.ts';
import { valueAt, withValue } from '../../domain/sheet/place-values.ts';
import { placesToType } from '../../domain/sheet/typing.ts';
import { differences, settled, type Right } from '../../domain/sheet/two-entries.ts';
import type { Reply } from './sending.ts';
import { emptySitting, type Desk, type Sitting } from './scene.ts';

export function placesOn({ form, today }: Desk, { answers }: Sitting): Place<string>[] {
  return placesToType(form, answers, { today });
}

/** What is wrong at this place, or all over the sheet. */
export function problemsOf({ form, today }: Desk, { answers }: Sitting, at?: Place<string>): readonly Problem[] {
  const problems = form.pages.flatMap(({ name }) => checkPage(form, name, answers, { today }));
  if (!at) return problems;
  return problems.filter(
    ({ question, row }) => question === at.question.name && (row === undefined || row === at.row?.name),
  );
}

/** Enter: on to the next place, to the end of the entry, or a word about what is missing here. */
export function forward(desk: Desk, sitting: Sitting): Sitting {
  const places = placesOn(desk, sitting);
  const index = places.findIndex(({ field }) => field === sitting.at);
  const here = places[index];
  if (!here) return { ...sitting, at: places[0]?.field ?? null };
  const problems = problemsOf(desk, sitting, here);
  if (problems.length > 0) return { ...sitting, problems, notice: '' };
  if (isUndecided(here, sitting)) {
    return { ...sitting, problems: [], notice: desk.words.unanswered.replace('{number}', here.number) };
  }
  const next = places[index + 1];
  return next ? { ...sitting, at: next.field, problems: [], notice: '' } : endOfEntry(desk, sitting);
}

/** An option has to be chosen or the place marked; a text may just stay empty. */
function isUndecided(place: Place<string>, { answers, open }: Sitting): boolean {
  return place.kind !== 'typed' && valueAt(place, answers) === undefined && !open.includes(place.field);
}

export function back(desk: Desk, sitting: Sitting): Sitting {
  const places = placesOn(desk, sitting);
  const index = sitting.stage === 'review' ? places.length : places.findIndex(({ field }) => field === sitting.at);
  const previous = places[Math.max(0, index - 1)];
  return { ...sitting, stage: 'typing', at: previous?.field ?? null, problems: [], notice: '' };
}

export function goTo(sitting: Sitting, field: string): Sitting {
  return { ...sitting, stage: 'typing', at: field, problems: [], notice: '' };
}

/** Marks a place as not answered on the sheet, and takes an answer away. */
export function leftOpen(place: Place<string>, sitting: Sitting): Sitting {
  const open = sitting.open.includes(place.field) ? sitting.open : [...sitting.open, place.field];
  return { ...sitting, answers: withValue(place, sitting.answers, undefined), open, problems: [], notice: '' };
}

export function answered(field: string, answers: Answers, sitting: Sitting): Sitting {
  const open = sitting.open.filter((one) => one !== field);
  return { ...sitting, answers, open, at: field, problems: [], notice: '' };
}

/** The entry is complete: a first one is reviewed, a second one compared. */
export function endOfEntry(desk: Desk, sitting: Sitting): Sitting {
  const problems = problemsOf(desk, sitting);
  if (problems.length > 0) return atProblem(desk, sitting, problems);
  const answers = formState(desk.form, sitting.answers, desk).values;
  if (sitting.first === null || sitting.second !== null) return { ...sitting, stage: 'review', answers, notice: '' };
  const second = { ...sitting, answers, second: answers };
  const differ = differences(desk.form, { first: sitting.first, second: answers }, desk).length > 0;
  return differ
    ? { ...second, stage: 'differences', notice: '' }
    : { ...second, stage: 'review', notice: desk.words.same };
}

function atProblem(desk: Desk, sitting: Sitting, problems: readonly Problem[]): Sitting {
  const place = placesOn(desk, sitting).find(({ question }) => question.name === problems[0]?.question);
  const notice = desk.words.look.replace('{number}', place?.number ?? '');
  return { ...sitting, stage: 'typing', problems, at: place?.field ?? sitting.at, notice };
}

/** Each difference was looked up on the sheet. */
export function settle(desk: Desk, sitting: Sitting, right: (field: string) => Right): Sitting {
  const { first, second } = sitting;
  if (first === null || second === null) return sitting;
  const answers = settled(desk.form, { first, second }, { right, today: desk.today });
  return { ...sitting, stage: 'review', answers, notice: '' };
}

/** A second entry begins on an empty sheet; the first one is put away. */
export function typeAgain(sitting: Sitting): Sitting {
  return {
    ...sitting,
    stage: 'typing',
    first: sitting.first ?? sitting.answers,
    answers: {},
    open: [],
    at: null,
    notice: '',
  };
}

export function afterReply(desk: Desk, sitting: Sitting, reply: Reply, newId: () => string): Sitting {
  switch (reply.state) {
    case 'stored': {
      const saved = sitting.saved + 1;
      return { ...emptySitting, id: newId(), saved, notice: desk.words.saved.replace('{count}', String(saved)) };
    }
    case 'again':
      return { ...sitting, stage: 'again', first: sitting.answers, notice: '' };
    case 'problems':
      return atProblem(desk, sitting, reply.problems);
    case 'failed':
      return { ...sitting, stage: 'review', notice: desk.words.failures[reply.because] };
  }
}
