import { describe, expect, test } from 'vitest';
import { clientAddress } from '../../../../src/server/intake/client-address.ts';

describe('without a trusted proxy', () => {
  test('the connection counts, and a header that anyone can write does not', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', false)).toBe('203.0.113.9');
  });

  test('an IPv4 address written as IPv6 is the same address', () => {
    expect(clientAddress('::ffff:203.0.113.9', null, false)).toBe('203.0.113.9');
  });

  test('a connection without an address has one bucket of its own', () => {
    expect(clientAddress(undefined, null, false)).toBe('');
  });
});

describe('behind a trusted proxy', () => {
  test('the address the proxy added counts, not what the client wrote before it', () => {
    expect(clientAddress('127.0.0.1', '1.1.1.1, 203.0.113.9', true)).toBe('203.0.113.9');
  });

  test.each([
    ['no header', null],
    ['an empty header', ''],
    ['nonsense', 'unknown'],
    ['nonsense last', '1.1.1.1, x'],
  ])('%s falls back to the connection', (_, header) => {
    expect(clientAddress('127.0.0.1', header, true)).toBe('127.0.0.1');
  });
});

describe('IPv6', () => {
  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4::', '2001:db8:1:2::/64'],
  ])('%s is counted as its network %s', (address, network) => {
    expect(clientAddress(address, null, false)).toBe(network);
  });
});
