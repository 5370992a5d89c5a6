import { expect, test } from 'vitest';
import { DatabaseError } from '../../../../src/server/db/clients.ts';
import { describeFailure, isOutage } from '../../../../src/server/intake/outage.ts';

const failure = (code?: string) => new DatabaseError('record_answers', code === undefined ? {} : { code });

test.each([undefined, '', 'ECONNREFUSED', 'UND_ERR_SOCKET', '08006', '53300', '57P01', 'PGRST000', 'PGRST003'])(
  'code %s says that the database is away',
  (code) => {
    expect(isOutage(failure(code))).toBe(true);
  },
);

test.each(['22P05', '23505', '42883', '57014', 'PGRST202', 'SUP', 'PT400', '40001'])(
  'code %s speaks about what was sent, or how',
  (code) => {
    expect(isOutage(failure(code))).toBe(false);
  },
);

test('a mistake of ours is no outage', () => {
  expect(isOutage(new TypeError('x is not a function'))).toBe(false);
});

test('the log gets the call and its code, never the words around them', () => {
  const cause = { code: '22P05', message: 'invalid: {"wish": "secret"}', details: 'K7M2QX' };
  expect(describeFailure(new DatabaseError('record_answers', cause))).toBe('record_answers: 22P05');
  expect(describeFailure(new TypeError('secret'))).toBe('TypeError');
  expect(describeFailure('secret')).toBe('unknown failure');
});
