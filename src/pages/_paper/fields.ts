/** The fields of a posted sheet that are the page's own, not the questionnaire's. */
import { randomUUID } from 'node:crypto';
import { submissionField, waveField } from '../../islands/questionnaire/scene.ts';

type Fields = readonly (readonly [string, string])[];

export function waveIn(fields: Fields): string | undefined {
  return own(fields, waveField);
}

/** Without script the server makes the id, at the first post, and the page carries it from there. */
export function idField(fields: Fields): string {
  return own(fields, submissionField) ?? randomUUID();
}

export function own(fields: Fields, name: string): string | undefined {
  const value = fields.find(([key]) => key === name)?.[1];
  return value === '' ? undefined : value;
}

/** A page of ours wrote it; what a program wrote instead is refused by the gate, or is no answers at all. */
export function jsonIn(fields: Fields, name: string): unknown {
  try {
    return JSON.parse(own(fields, name) ?? 'null');
  } catch {
    return null;
  }
}
