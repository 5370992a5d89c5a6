/** The parts of the page, in their order; each is an anchor in the address. */
export const sections = ['headlines', 'items', 'apart', 'texts', 'quality', 'crossCheck'] as const;
export type Section = (typeof sections)[number];
