/** The same scale for several rows. On a phone a table would scroll sideways, so every row is a small group of its own. */
import { rowFieldName } from '../../domain/form/phone.ts';
import type { ChoiceValue } from '../../domain/form/phone.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Group } from './Group.tsx';
import type { Asked, Kind } from './scene.ts';

export function MatrixQuestion({ question, scene }: Asked<Kind<'matrix'>>) {
  const answer = scene.answers[question.name];
  const rows = typeof answer === 'object' ? (answer as Readonly<Record<string, ChoiceValue>>) : {};
  return (
    <Group question={question} scene={scene} single={false}>
      {question.rows.map(({ value, text }) => {
        const chosen = rows[value];
        return (
          <fieldset class="part" key={value}>
            <legend>{text}</legend>
            <ChoiceList
              question={question}
              scene={scene}
              type="radio"
              arrangement="columns"
              field={rowFieldName(question.name, value)}
              choices={question.columns}
              chosen={chosen === undefined ? [] : [chosen]}
            />
          </fieldset>
        );
      })}
    </Group>
  );
}
