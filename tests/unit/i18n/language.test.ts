/** A phone's wishes become one of the two languages, and switching leads back to the same page of this site only. */
import { expect, test } from 'vitest';
import { chosenLanguage, parseLanguage } from '../../../src/i18n/language.ts';
import { returnAddress } from '../../../src/i18n/return-address.ts';
import { translator } from '../../../src/i18n/translator.ts';

const nothing = { asked: null, remembered: null, accepted: null };

test('Chinese is the language of whoever says nothing, or something we do not speak', () => {
  expect(chosenLanguage(nothing)).toBe('zh-CN');
  expect(chosenLanguage({ ...nothing, accepted: 'fr-FR,de;q=0.5' })).toBe('zh-CN');
  expect(chosenLanguage({ ...nothing, accepted: ';;q=,,en;q=zero' })).toBe('zh-CN');
});

test('the address overrules the choice, the choice overrules the phone', () => {
  expect(chosenLanguage({ asked: 'en', remembered: 'zh-CN', accepted: 'zh-CN' })).toBe('en');
  expect(chosenLanguage({ asked: 'klingon', remembered: 'en', accepted: 'zh-CN' })).toBe('en');
  expect(chosenLanguage({ ...nothing, accepted: 'fr, en-GB;q=0.8, zh;q=0.7' })).toBe('en');
  expect(chosenLanguage({ ...nothing, accepted: 'zh;q=0.3, en;q=0' })).toBe('zh-CN');
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  [' EN-us ', 'en'],
  ['', null],
  [undefined, null],
])('%s is read as %s', (tag, language) => {
  expect(parseLanguage(tag)).toBe(language);
});

test.each([
  ['/q/K7M2QX', '/q/K7M2QX'],
  ['/?code=K7M2QX&lang=en', '/?code=K7M2QX'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/x', '/'],
  ['/\\elsewhere.example', '/'],
  ['/x/../..//elsewhere.example', '/elsewhere.example'],
  ['javascript:alert(1)', '/'],
  [null, '/'],
])('after switching, %s leads back to %s', (raw, address) => {
  expect(returnAddress(raw)).toBe(address);
});

test('a message is spoken in the language asked for', () => {
  expect(translator('zh-CN')('site.name')).toBe('邻里');
  expect(translator('en')('site.name')).toBe('Linli');
});
