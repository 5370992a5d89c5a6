/** Beside which field a problem of the invitation's form belongs; null for one that is about none of them. */
import type { ShownProblem } from './invitation-view.ts';

export function fieldOf(problem: ShownProblem): 'office-zh' | 'account' | 'password' | 'again' | null {
  switch (problem) {
    case 'office-missing':
      return 'office-zh';
    case 'account-missing':
    case 'account-unfit':
    case 'account-taken':
      return 'account';
    case 'password-missing':
    case 'password-short':
    case 'password-long':
    case 'password-same-as-account':
    case 'password-one-character':
    case 'password-weak':
      return 'password';
    case 'password-differ':
      return 'again';
    case 'void':
    case 'not-signed-in':
    case 'unreachable':
      return null;
  }
}
