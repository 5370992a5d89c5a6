/// <reference types="astro/client" />
import type { Language } from './domain/form/form.ts';
import type { Print } from './i18n/preferences.ts';
import type { Translator } from './i18n/translator.ts';

declare global {
  namespace App {
    /** What the middleware finds out once for every request. */
    interface Locals {
      language: Language;
      print: Print;
      t: Translator;
    }
  }
}
