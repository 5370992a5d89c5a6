/**
 * Teaches forms what few of them need: sums, dates and functions in conditions, texts and choices that depend on answers.
 * Imported for its effect, by the server always and by a page when its form says `extended`.
 */
import { asAnswered } from './as-answered.ts';
import { afterEnd } from './early-end.ts';
import { follow, start } from './effects.ts';
import { withoutStrays } from './offered.ts';
import './text-formats.ts';
import { dynamics } from './form-state.ts';
import { extension } from './logic.ts';
import { arithmeticOperators, orderable } from './logic-arithmetic.ts';
import { functions } from './logic-functions.ts';
import { asOne } from './shared-answers.ts';

extension.operators = { __proto__: null as never, ...arithmeticOperators, ...functions };
extension.orderable = orderable;
dynamics.asAnswered = asAnswered;
dynamics.withoutStrays = withoutStrays;
dynamics.afterEnd = afterEnd;
dynamics.asOne = asOne;
dynamics.start = start;
dynamics.follow = follow;
