/** Lets survey-core judge the definition: its reader, its linter, its check of expressions. They find what a reader of JSON misses. */
import type { SurveyModel } from 'survey-core';
import { lintSurvey } from 'survey-core/linter';
import type { JsonObject } from './plain-json.ts';
import type { Remarks } from './problem.ts';

export function checkDefinition(definition: JsonObject, model: SurveyModel, remarks: Remarks): void {
  // Null where there are none, whatever its type says.
  const unread = model.jsonErrors as typeof model.jsonErrors | null;
  for (const error of unread ?? []) remarks.refuse('', 'definition_error', { detail: error.message.slice(0, 300) });
  for (const { severity, path, ruleId, message } of lintSurvey(definition).findings) {
    const detail = `${ruleId}: ${message}`.slice(0, 300);
    if (severity === 'error') remarks.refuse(path, 'definition_error', { detail });
    else remarks.note(path, 'definition_warning', { detail });
  }
  for (const { propertyName, obj, errors } of model.validateExpressions()) {
    for (const { functionName, variableName } of errors) {
      const detail = functionName ?? variableName;
      if (detail !== undefined) remarks.refuse(nameOf(obj), 'expression', { property: propertyName, detail });
    }
  }
}

function nameOf(owner: unknown): string {
  const name: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}
