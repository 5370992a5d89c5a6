/** What was wrong with a person, in words: beside the field it is about, or above the form where it is about none. */
import type { PersonRefusal, RefusedPerson } from '../../../../actions/people.ts';
import type { PersonField } from '../../../../domain/access/invited-person.ts';
import type { Translator } from '../../../../i18n/translator.ts';

export interface PersonWords {
  readonly lead: string | null;
  readonly fields: Readonly<Record<PersonField, string | null>>;
}

export function personWords(refused: RefusedPerson | null, t: Translator): PersonWords {
  const about = (field: PersonField): string | null => {
    const problem = refused?.problems[field];
    if (problem !== undefined) return t(`people.problem.${problem}`);
    const refusal = refused?.refusals.find((one) => fieldOf(one) === field);
    return refusal === undefined ? null : t(`people.refusal.${refusal}`);
  };
  const fields = { account: about('account'), name: about('name'), phone: about('phone'), roles: about('roles') };
  const beside = refused?.refusals.find((one) => fieldOf(one) === null);
  if (beside !== undefined) return { lead: t(`people.refusal.${beside}`), fields };
  return { lead: Object.values(fields).some((one) => one !== null) ? t('people.form.notKept') : null, fields };
}

function fieldOf(refusal: PersonRefusal): PersonField | null {
  switch (refusal) {
    case 'account_taken':
      return 'account';
    case 'phone_taken':
      return 'phone';
    case 'no_role':
    case 'role_place':
      return 'roles';
    case 'malformed':
    case 'twice':
    case 'used':
    case 'unknown':
    case 'self':
    case 'shared':
    case 'deactivated':
    case 'last_office':
    case 'unsure':
      return null;
  }
}
