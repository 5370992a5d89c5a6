/** Lets survey-core judge the definition: its linter, its reader, its check of expressions. They find what a reader of JSON misses. */
import { ExpressionErrorType, type SurveyModel } from 'survey-core';
import { lintSurvey } from 'survey-core/linter';
import type { JsonObject } from './plain-json.ts';
import type { Remarks } from './problem.ts';

/** Reads JSON alone: also what its model would drop or could stumble over. */
export function checkWithLinter(definition: JsonObject, remarks: Remarks): void {
  for (const { severity, path, ruleId, message } of lintSurvey(definition).findings) {
    if (ruleId === 'property/unknown') continue;
    const detail = `${ruleId}: ${message}`.slice(0, 300);
    // Nothing refers to what is only shown: it gets a name of ours.
    const isNamelessContent = ruleId === 'property/required' && /^the (?:html|image|panel|page) /.test(message);
    // Two questions of one name share their answer, as they do for survey-core; check-names.ts says where they cannot.
    const isShared = ruleId === 'name/duplicate' && message.startsWith('The name ');
    if (severity === 'error' && !isNamelessContent && !isShared) remarks.refuse(path, 'definition_error', { detail });
    else remarks.note(path, 'definition_warning', { detail });
  }
}

export function checkModel(model: SurveyModel, remarks: Remarks): void {
  // Null where there are none, whatever its type says.
  const unread = model.jsonErrors as typeof model.jsonErrors | null;
  for (const error of unread ?? []) {
    // Judged with their places by the table and by the linter.
    if (error.type === 'unknownproperty' || error.type === 'requiredproperty') continue;
    remarks.refuse('', 'definition_error', { detail: error.message.slice(0, 300) });
  }
  // Unknown names and functions are found while compiling, with their place; what remains is a condition without effect.
  for (const { propertyName, obj, errors } of model.validateExpressions()) {
    const isPointless = errors.some(({ errorType }) => errorType === ExpressionErrorType.SemanticError);
    if (isPointless)
      remarks.note(nameOf(obj), 'definition_warning', { property: propertyName, detail: 'always the same' });
  }
}

function nameOf(owner: unknown): string {
  const name: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}
