/// <reference types="astro/client" />
import type { Staff } from './domain/access/staff.ts';
import type { Language } from './domain/form/form.ts';
import type { PublicLanguage } from './i18n/public-address.ts';
import type { Print } from './i18n/preferences.ts';
import type { Translator } from './i18n/translator.ts';
import type { Carry } from './server/export/download.ts';

declare global {
  namespace App {
    /** What the middleware finds out once for every request. */
    interface Locals {
      /** The pattern of this page's address; the HTTP server reads it for its figures. */
      route?: string;
      /** The sub-district whose page this is, where it is one's: for the counts of openings. */
      shownArea?: string;
      language: Language;
      /** The language of a public page's address; the same as `language` but for traditional characters. */
      publicLanguage: PublicLanguage;
      print: Print;
      t: Translator;
      /** The address of this site as people see it. */
      site: URL;
      /** The signed-in person, or null. What they may do: `authorise` in server/auth. */
      staff: Staff | null;
      session: { readonly accessToken: string } | null;
      /** Whether this page may hold a frame with a page of ours, or be held in one. */
      frame?: 'shows' | 'shown';
      /** Takes a file that is sent while it is written; see server/export/download.ts. */
      carry?: Carry;
    }
  }
}
