import { describe, expect, test } from 'vitest';

import { openableAddress } from '../../../../src/server/start/announce.ts';
import { problemMessage } from '../../../../src/server/start/messages.ts';
import { readSettings } from '../../../../src/server/start/settings.ts';

describe('settings', () => {
  test('nothing set: this machine alone, port 4321, a folder beside the program', () => {
    expect(readSettings({}, '/srv/linli')).toEqual({
      host: '127.0.0.1',
      port: 4321,
      dataDir: '/srv/linli/.linli',
      backend: { kind: 'embedded' },
      publicUrl: undefined,
      trustsProxy: false,
      metrics: null,
    });
  });

  test('what is set counts, and an empty value is nothing', () => {
    const environment = { HOST: '0.0.0.0', PORT: ' 80 ', LINLI_DATA_DIR: '/var/lib/linli' };
    expect(readSettings(environment, '/srv')).toMatchObject({ host: '0.0.0.0', port: 80, dataDir: '/var/lib/linli' });
    expect(readSettings({ HOST: '', PORT: ' ' }, '/srv')).toMatchObject({ host: '127.0.0.1', port: 4321 });
  });

  test.each(['http', '-1', '65536', '80a', '1e3'])('%s is no port', (port) => {
    expect(() => readSettings({ PORT: port }, '/srv')).toThrow(
      expect.objectContaining({ code: 'port-unreadable', particulars: { setting: 'PORT', port } }) as Error,
    );
  });
});

describe('the metrics port', () => {
  test('is for this machine alone unless told otherwise', () => {
    expect(readSettings({ LINLI_METRICS_PORT: '9464' }, '/srv').metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    const everywhere = { LINLI_METRICS_PORT: '9464', LINLI_METRICS_HOST: '10.0.0.5' };
    expect(readSettings(everywhere, '/srv').metrics).toEqual({ host: '10.0.0.5', port: 9464 });
  });

  test('a mistake in it is told by its name', () => {
    expect(() => readSettings({ LINLI_METRICS_PORT: 'on' }, '/srv')).toThrow(
      expect.objectContaining({ particulars: { setting: 'LINLI_METRICS_PORT', port: 'on' } }) as Error,
    );
  });
});

describe('the public address', () => {
  test.each(['https://survey.example', 'https://survey.example/', 'http://10.1.2.3:8080', ' '])('%s is one', (url) => {
    expect(() => readSettings({ LINLI_PUBLIC_URL: url }, '/srv')).not.toThrow();
  });

  test.each(['survey.example', 'https://survey.example/linli', 'https://a.example?x', 'ftp://a.example', 'https://'])(
    '%s is none',
    (url) => {
      expect(() => readSettings({ LINLI_PUBLIC_URL: url }, '/srv')).toThrow(
        expect.objectContaining({ code: 'public-url-unreadable', particulars: { url } }) as Error,
      );
    },
  );
});

test('the address that is printed can be opened, whatever the site listens on', () => {
  expect(openableAddress('127.0.0.1', 4321)).toBe('http://127.0.0.1:4321');
  expect(openableAddress('0.0.0.0', 80)).toBe('http://127.0.0.1:80');
  expect(openableAddress('::1', 80)).toBe('http://[::1]:80');
});

test('a problem is one line in both languages, even when the reason has several', () => {
  const line = problemMessage('migration-failed', { migration: '1_x', reason: 'syntax error\n  at "("' });
  expect(line).toBe('数据库迁移 1_x 失败：syntax error at "(" · Database migration 1_x failed: syntax error at "("');
});
