/** What residents wrote in their own words: what may be read of it, and how it is searched. */
export { inContext, type InContext } from './in-context.ts';
export { maskPersonalData, personalDataIn, type PersonalStretch, type Piece } from './mask.ts';
export { personalKinds, type PersonalKind } from './personal-data.ts';
export { findWords, searchWords, type Marked } from './search.ts';
