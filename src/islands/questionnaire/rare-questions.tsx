/** The kinds of question that few forms use. Imported for its effect: by the server always, by a phone whose form has one. */
import type { ComponentChildren } from 'preact';
import { shuffled } from '../../domain/form/choice-order.ts';
import { closingWords } from '../../domain/form/closing-words.ts';
import { endingAnchor } from '../../domain/form/ending.ts';
import type { Question, Review as ReviewElement } from '../../domain/form/phone.ts';
import { handOver } from './closing.ts';
import { rareQuestions } from './Elements.tsx';
import { CalculatedQuestion } from './CalculatedQuestion.tsx';
import { CommentField } from './CommentField.tsx';
import { DropdownQuestion, RankingQuestion } from './ListQuestion.tsx';
import { MatrixQuestion } from './MatrixQuestion.tsx';
import { movedUp } from './moving-up.ts';
import { MultipleTextQuestion } from './MultipleTextQuestion.tsx';
import { Review } from './Review.tsx';
import { answeredBefore, write } from './writing.ts';
import { BooleanQuestion, PictureQuestion, RatingQuestion } from './ScaleQuestion.tsx';
import type { Scene } from './scene.ts';

rareQuestions.show = show;
rareQuestions.arrange = (scene) => ({
  ...scene,
  state: { ...scene.state, form: shuffled(scene.state.form, scene.submissionId) },
});
rareQuestions.comment = (question, scene) => <CommentField question={question} scene={scene} />;
rareQuestions.write = write;
rareQuestions.before = answeredBefore;
rareQuestions.move = movedUp;
rareQuestions.ending = ({ address, form, state }) => {
  const words = closingWords(state);
  if (words) handOver(address, words);
  return endingAnchor(form, state);
};

function show(question: Question<string> | ReviewElement, scene: Scene): ComponentChildren {
  switch (question.kind) {
    case 'dropdown':
      return <DropdownQuestion question={question} scene={scene} />;
    case 'rating':
      return <RatingQuestion question={question} scene={scene} />;
    case 'boolean':
      return <BooleanQuestion question={question} scene={scene} />;
    case 'matrix':
      return <MatrixQuestion question={question} scene={scene} />;
    case 'multipletext':
      return <MultipleTextQuestion question={question} scene={scene} />;
    case 'ranking':
      return <RankingQuestion question={question} scene={scene} />;
    case 'imagepicker':
      return <PictureQuestion question={question} scene={scene} />;
    case 'expression':
      return <CalculatedQuestion question={question} scene={scene} />;
    case 'review':
      return <Review answeredOnly={question.answeredOnly} scene={scene} />;
    case 'radiogroup':
    case 'checkbox':
    case 'text':
    case 'comment':
      return null;
  }
}
