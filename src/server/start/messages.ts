/** The operator's console speaks Chinese and English at once: whoever starts the site has chosen no language yet. */
import chinese from '../../i18n/zh-CN.json' with { type: 'json' };
import english from '../../i18n/en.json' with { type: 'json' };

export type StartMessage = keyof typeof chinese.start;
export type BackupMessage = keyof typeof chinese.backup;
export type ProblemMessage = keyof typeof chinese.startProblem;
export type CheckClaim = keyof typeof chinese.supabaseCheck.claim;
export type CheckProblemCode = keyof typeof chinese.supabaseCheck.problem;
export type CheckMessage = Exclude<keyof typeof chinese.supabaseCheck, 'claim' | 'problem'>;

export function startMessage(key: StartMessage, particulars: Readonly<Record<string, string>> = {}): string {
  return bilingual(chinese.start[key], english.start[key], particulars);
}

export function problemMessage(key: ProblemMessage, particulars: Readonly<Record<string, string>> = {}): string {
  return oneLine(bilingual(chinese.startProblem[key], english.startProblem[key], particulars));
}

export function backupMessage(key: BackupMessage, particulars: Readonly<Record<string, string>> = {}): string {
  return bilingual(chinese.backup[key], english.backup[key], particulars);
}

export function backupProblemMessage(
  key: keyof typeof chinese.backupProblem,
  particulars: Readonly<Record<string, string>>,
): string {
  return oneLine(bilingual(chinese.backupProblem[key], english.backupProblem[key], particulars));
}

export function checkClaim(key: CheckClaim): string {
  return bilingual(chinese.supabaseCheck.claim[key], english.supabaseCheck.claim[key], {});
}

export function checkProblemMessage(key: CheckProblemCode, particulars: Readonly<Record<string, string>>): string {
  return oneLine(bilingual(chinese.supabaseCheck.problem[key], english.supabaseCheck.problem[key], particulars));
}

export function checkMessage(key: CheckMessage, particulars: Readonly<Record<string, string>> = {}): string {
  return bilingual(chinese.supabaseCheck[key], english.supabaseCheck[key], particulars);
}

function bilingual(zh: string, en: string, particulars: Readonly<Record<string, string>>): string {
  return `${fill(zh, particulars)} · ${fill(en, particulars)}`;
}

function fill(text: string, particulars: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => particulars[name] ?? whole);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
