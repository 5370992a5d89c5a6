/** How the questionnaire reached a resident: printed on the entry point, never guessed from the answer. */
export const channels = ['door', 'poster', 'school', 'shop', 'window', 'group', 'street'] as const;
export type Channel = (typeof channels)[number];

/** How an answer was given. Rates are always also shown by mode, because the asker changes the answer. */
export const modes = ['self', 'paper', 'assisted', 'street', 'telephone'] as const;
export type Mode = (typeof modes)[number];
