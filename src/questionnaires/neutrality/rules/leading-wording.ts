/** Leading or loaded words in what a resident reads: questions, choices, headings, notes, the closing text. */
import type { Offence, Rule } from '../finding.ts';
import { placed, type PlacedText, type Reading } from '../reading.ts';
import { leansOf } from '../wording/leans.ts';

export const leadingWording: Rule = {
  id: 'leadingWording',
  severity: 'error',
  offences: (reading) => [...spoken(reading).flatMap(offencesIn), ...reading.questions.flatMap(offencesInChoices)],
};

function spoken({ questions, surroundings }: Reading): PlacedText[] {
  const around = surroundings.flatMap(({ json, place }) =>
    ['title', 'description', 'html', 'completedHtml', 'completedBeforeHtml'].flatMap((name) =>
      placed(json, name, place),
    ),
  );
  return [...around, ...questions.flatMap(({ titles }) => titles)];
}

function offencesIn(text: PlacedText): Offence[] {
  return leansOf(text).map(({ reason, words }) => ({
    place: text.place,
    language: text.language,
    params: { reason, words },
  }));
}

/** A choice may judge as strongly as it likes, but neither urge nor presume. */
const unfairInChoices = new Set(['pressure', 'presumption', 'authority', 'exhortation', 'stakes']);

function offencesInChoices({ choices }: Reading['questions'][number]): Offence[] {
  return choices.flatMap(({ place, texts }) =>
    texts
      .flatMap((text) => offencesIn({ ...text, place: `${place}.text` }))
      .filter(({ params }) => unfairInChoices.has(String(params?.['reason']))),
  );
}
