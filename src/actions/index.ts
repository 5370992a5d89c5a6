/** What people do on the site through a form. Each action is a public endpoint and authorises itself. */
import { steerActivity, strikeSignUp, writeActivity } from './activities.ts';
import { importAreas, keepArea, mergeAreas, removeArea } from './areas.ts';
import { assignBuildings, assignUnit, endAssignment, joinWorkUnit, keepWorkUnit } from './assignments.ts';
import { makeCodes, replaceCode } from './codes.ts';
import { dropDuty, keepDuties } from './duties.ts';
import { dropNewsPicture, keepHome, writeNews } from './publicity.ts';
import { acceptInvitation } from './invitation.ts';
import { inviteList, invitePerson, keepPerson, renewInvitation, revokeInvitation, setPersonActive } from './people.ts';
import { keepScale, keepSettings } from './office-settings.ts';
import { withdrawMessage, writeMessage } from './messages.ts';
import { planWave } from './plan-wave.ts';
import { keepPoster } from './posters.ts';
import { publishQuestionnaire } from './publish-questionnaire.ts';
import { beginDraft, discardDraft, editDraft, undoRemoval } from './questionnaires.ts';
import { commitPremises, generatePremises } from './premises.ts';
import { closeRound, keepMaterial, planRound } from './rounds.ts';
import { keepSignUpDays } from './sign-up-days.ts';
import { signIn, signOut } from './session.ts';
import { addTheme, codeText, removeTheme, renameTheme } from './texts.ts';
import { saveWave, steerWave } from './waves.ts';

export const server = {
  ...{ acceptInvitation, addTheme, assignBuildings, assignUnit, closeRound, codeText, commitPremises },
  ...{ dropNewsPicture, keepHome, writeNews, withdrawMessage, writeMessage },
  ...{ beginDraft, discardDraft, editDraft, publishQuestionnaire, undoRemoval },
  ...{ keepSignUpDays, steerActivity, strikeSignUp, writeActivity },
  ...{ endAssignment, generatePremises, joinWorkUnit },
  ...{ importAreas, keepArea, keepScale, keepSettings, mergeAreas, removeArea },
  ...{ inviteList, invitePerson, keepPerson, renewInvitation, revokeInvitation, setPersonActive },
  ...{ keepMaterial, keepWorkUnit, planRound, planWave, removeTheme, renameTheme, signIn, signOut },
  ...{ dropDuty, keepDuties, keepPoster, makeCodes, replaceCode, saveWave, steerWave },
};
