/** Choosing on a scale, between yes and no, or among pictures. */
import { ChoiceList } from './ChoiceList.tsx';
import { chosenIn } from './ChooseQuestion.tsx';
import { Group } from './Group.tsx';
import type { Asked, Kind } from './scene.ts';

export function RatingQuestion({ question, scene }: Asked<Kind<'rating'>>) {
  const { minimumText, maximumText } = question;
  return (
    <Group question={question} scene={scene} single>
      <ChoiceList
        question={question}
        scene={scene}
        type="radio"
        arrangement="scale"
        choices={question.choices}
        chosen={chosenIn(scene.answers[question.name])}
      />
      {(minimumText ?? maximumText) && (
        <p class="ends">
          <span>{minimumText}</span>
          <span>{maximumText}</span>
        </p>
      )}
    </Group>
  );
}

export function BooleanQuestion({ question, scene }: Asked<Kind<'boolean'>>) {
  return (
    <Group question={question} scene={scene} single>
      <ChoiceList
        question={question}
        scene={scene}
        type="radio"
        choices={[question.yes, question.no]}
        chosen={chosenIn(scene.answers[question.name])}
      />
    </Group>
  );
}

export function PictureQuestion({ question, scene }: Asked<Kind<'imagepicker'>>) {
  return (
    <Group question={question} scene={scene} single={!question.multiple}>
      <ChoiceList
        question={question}
        scene={scene}
        type={question.multiple ? 'checkbox' : 'radio'}
        arrangement="pictures"
        choices={question.choices}
        chosen={chosenIn(scene.answers[question.name])}
      />
    </Group>
  );
}
