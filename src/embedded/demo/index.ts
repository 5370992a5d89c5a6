/** Demo data for an empty embedded database. */
export { fillDemo } from './fill.ts';
export type { DemoDoor } from './door.ts';
export type { DemoSignIn, FilledDemo } from './fill.ts';
