/** What a program might put where the questionnaire's script puts a resident's answers: a valid message, bent in one place, as text. */
import type { Answers } from '../../../src/domain/form/index.ts';
import type { Chance } from '../../../src/embedded/demo/random.ts';

export interface Sound {
  readonly id: string;
  readonly wave: string;
  readonly answers: Answers;
}

export type Bend = (sound: Sound, chance: Chance) => string;

const message = (sound: Sound, changes: object = {}) =>
  JSON.stringify({ ...sound, seconds: 120, token: sound.id, ...changes });

/** Replaces one answer, or adds one to a question that may not be there. */
function withAnswer(sound: Sound, chance: Chance, value: unknown): string {
  const names = [...Object.keys(sound.answers), 'first_concern', 'activities_heard', 'news_sources', 'age_band'];
  const name = names[chance.whole(names.length)] ?? 'age_band';
  return message(sound, { answers: { ...sound.answers, [name]: value } });
}

/** As JSON text spells it: `JSON.stringify` would not write such a key, or such a number. */
function spliced({ answers, ...sound }: Sound, text: string): string {
  const inside = JSON.stringify(answers).slice(1);
  return `${JSON.stringify({ ...sound, seconds: 120, token: sound.id }).slice(0, -1)},"answers":{${text},${inside}}`;
}

const wrongTypes: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e308, '', ' ', 'yes', [], {}, [[]], [null], [{}], { a: 1 }],
  ...[
    ['yes', 'yes'],
    { length: 3 },
    { toString: 1 },
    '9'.repeat(400),
    'NaN',
    '\u202e',
    '👩‍👩‍👧',
    "'; drop table app.answer; --",
  ],
];
const strangeTexts = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u2028',
  '\u0007',
  '<script>alert(1)</script>',
  '{wish}',
  '%00',
  '\\u0000',
];
const poison = [
  ...['"__proto__":{"admin":true}', '"constructor":{"prototype":{"ok":true}}', '"__proto__":null', '"toString":"x"'],
  ...[
    '"hasOwnProperty":1',
    '"length":9',
    '"":"x"',
    '"age_band-Comment":"x"',
    '"valueOf":[]',
    '"__defineGetter__":1',
    '"then":"x"',
  ],
];

export const bends: Readonly<Record<string, Bend>> = {
  'nothing bent': (sound) => message(sound),
  'an answer of another type': (sound, chance) =>
    withAnswer(sound, chance, wrongTypes[chance.whole(wrongTypes.length)]),
  'text that is no text': (sound, chance) => withAnswer(sound, chance, strangeTexts[chance.whole(strangeTexts.length)]),
  'strange text in the open question': (sound, chance) =>
    message(sound, {
      answers: { ...sound.answers, first_concern: `x${strangeTexts[chance.whole(strangeTexts.length)] ?? ''}y` },
    }),
  'a key of JavaScript': (sound, chance) => spliced(sound, poison[chance.whole(poison.length)] ?? ''),
  'a key twice': (sound, chance) => spliced(sound, `"age_band":"x","age_band":${chance.whole(9)}`),
  'a number beyond numbers': (sound, chance) =>
    spliced(sound, `"age_band":${chance.pick(['1e999', '-1e999', '1e-999', '9'.repeat(500)])}`),
  'a very long text': (sound, chance) => withAnswer(sound, chance, '长'.repeat(1 + chance.whole(25_000))),
  'a long list': (sound, chance) =>
    withAnswer(
      sound,
      chance,
      Array.from({ length: chance.whole(8000) }, (_, index) => index),
    ),
  'many keys': (sound, chance) =>
    message(sound, {
      answers: Object.fromEntries(Array.from({ length: chance.whole(4000) }, (_, index) => [`q${index}`, 1])),
    }),
  'a deep list': (sound, chance) => {
    const depth = chance.whole(20_000);
    return spliced(sound, `"age_band":${'['.repeat(depth)}${']'.repeat(depth)}`);
  },
  'a deep record': (sound, chance) => {
    const depth = chance.whole(6000);
    return spliced(sound, `"age_band":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
  },
  'an id that is none': (sound, chance) =>
    message(sound, {
      id: chance.pick<unknown>([
        '',
        'x',
        7,
        null,
        [],
        {},
        ` ${sound.id}`,
        sound.id.toUpperCase(),
        'a'.repeat(64),
        '\u0000',
      ]),
    }),
  'an id of somebody else': (sound, chance) =>
    message(sound, { id: `00000000-0000-4000-8000-0000000000${chance.whole(90) + 10}` }),
  'seconds that are none': (sound, chance) =>
    message(sound, { seconds: chance.pick<unknown>([-1, 1e308, 0.5, '120', null, [], 86_401, -0]) }),
  'a token that is none': (sound, chance) =>
    message(sound, {
      token: chance.pick<unknown>(['', 'short', 7, 'x'.repeat(65), '\u0000'.repeat(20), '\ud800'.repeat(20), null]),
    }),
  'a wave that is none': (sound, chance) =>
    message(sound, { wave: chance.pick<unknown>(['', 'x', 7, null, [], sound.id, 'a'.repeat(65), '\u0000']) }),
  'keys of our own': (sound, chance) =>
    message(
      sound,
      chance.pick<object>([
        { mode: 'paper' },
        { flags: 0 },
        { eligible: true },
        { community_id: sound.id },
        { address: '::1' },
      ]),
    ),
  'something left out': (sound, chance) => {
    const whole = JSON.parse(message(sound)) as Record<string, unknown>;
    const left = chance.pick(['id', 'answers', 'seconds', 'token', 'wave']);
    return JSON.stringify(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== left)));
  },
  'no message': (_, chance) =>
    chance.pick([
      '',
      'null',
      '7',
      '"x"',
      '[]',
      '{}',
      'true',
      '[[[[',
      '{"id"',
      '\ufeff{}',
      'NaN',
      '{"answers":{}}',
      '  ',
    ]),
  'text cut anywhere': (sound, chance) => {
    const whole = message(sound);
    return whole.slice(0, chance.whole(whole.length));
  },
  'a few characters changed': (sound, chance) => {
    const characters = Array.from(message(sound));
    for (let times = 0; times < 4; times++)
      characters[chance.whole(characters.length)] = chance.pick(['"', '{', ',', '0', '\\', '\u0001', 'é']);
    return characters.join('');
  },
};
