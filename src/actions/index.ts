/** What people do on the site through a form. Each action is a public endpoint and authorises itself. */
import { assignBuildings, assignUnit, endAssignment, joinWorkUnit, keepWorkUnit } from './assignments.ts';
import { acceptInvitation } from './invitation.ts';
import { planWave } from './plan-wave.ts';
import { publishQuestionnaire } from './publish-questionnaire.ts';
import { beginDraft, discardDraft, editDraft } from './questionnaires.ts';
import { commitPremises, generatePremises } from './premises.ts';
import { closeRound, keepMaterial, planRound } from './rounds.ts';
import { signIn, signOut } from './session.ts';
import { addTheme, codeText, removeTheme, renameTheme } from './texts.ts';

export const server = {
  ...{ acceptInvitation, addTheme, assignBuildings, assignUnit, closeRound, codeText, commitPremises },
  ...{ beginDraft, discardDraft, editDraft, publishQuestionnaire },
  ...{ endAssignment, generatePremises, joinWorkUnit },
  ...{ keepMaterial, keepWorkUnit, planRound, planWave, removeTheme, renameTheme, signIn, signOut },
};
