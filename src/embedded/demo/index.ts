/** Demo data for an empty embedded database. */
export { fillDemo } from './fill.ts';
export type { DemoDoor, DemoSignIn, FilledDemo } from './fill.ts';
