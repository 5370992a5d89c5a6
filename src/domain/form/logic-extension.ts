/**
 * Teaches conditions to calculate: sums, dates, functions. Imported for its effect, by the server always and by a page
 * when its form says `extended`.
 */
import { extension } from './logic.ts';
import { arithmeticOperators, orderable } from './logic-arithmetic.ts';
import { functions } from './logic-functions.ts';

extension.operators = { __proto__: null as never, ...arithmeticOperators, ...functions };
extension.orderable = orderable;
