import { describe, expect, test } from 'vitest';

import type { Answers } from '../../../../src/domain/form/index.ts';
import { placesToType, pressed } from '../../../../src/domain/sheet/typing.ts';
import { streetForm, today } from '../form/street-form.ts';

const fields = (answers: Answers) => placesToType(streetForm, answers, today).map(({ field }) => field);

function type(field: string, keys: string, answers: Answers = {}): Answers | null {
  const place = placesToType(streetForm, answers, today).find((one) => one.field === field);
  if (!place) throw new Error(`${field} is not typed`);
  return Array.from(keys).reduce<Answers | null>((known, key) => known && pressed(place, known, key), answers);
}

describe('what is to be typed', () => {
  test('leaves out what the answers skip, and the text beside an “other” that is not ticked', () => {
    expect(fields({})).not.toContain('why');
    expect(fields({ satisfied: 'no' })).toContain('why');
    expect(fields({})).not.toContain('satisfied-Comment');
    expect(fields({ satisfied: 'other' })).toContain('satisfied-Comment');
  });
});

describe('a key', () => {
  test('chooses one option, and the next key another one', () => {
    expect(type('satisfied', '1')).toEqual({ satisfied: 'yes' });
    expect(type('satisfied', '13')).toEqual({ satisfied: 'unsure' });
    expect(type('places.street', '2', { places: { park: 'good' } })).toEqual({
      places: { park: 'good', street: 'bad' },
    });
  });

  test('ticks one of several and unticks it again, in the order of the sheet', () => {
    expect(type('joined', '31')).toEqual({ joined: ['sorting', 'reading'] });
    expect(type('joined', '311')).toEqual({ joined: ['reading'] });
    expect(type('joined', '33')).toEqual({});
  });

  test('for “none of these” takes the others away, and the other way round', () => {
    expect(type('joined', '125')).toEqual({ joined: ['none'] });
    expect(type('joined', '52')).toEqual({ joined: ['cleaning'] });
    expect(type('joined', '42')).toEqual({ joined: ['cleaning'] });
  });

  test('ranks in the order of the keys', () => {
    expect(type('order', '213')).toEqual({ order: ['b', 'a', 'c'] });
    expect(type('order', '2132')).toEqual({ order: ['a', 'c'] });
  });

  test('that is no option, or stands in a text, means nothing', () => {
    expect(type('satisfied', '9')).toBeNull();
    expect(type('age', '4')).toBeNull();
  });
});
