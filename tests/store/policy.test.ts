import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openCore, chosenDataFolder, policyFileOf } from '../../electron/core/open-core.ts';
import { isOutOfReach, readPolicy } from '../../electron/core/policy-file.ts';
import { noPolicy, readPolicyText, type Policy, type PolicyReading } from '../../shared/contract/policy.ts';
import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import { createRouterClient } from '@orpc/server';
import { keyStoreDouble } from '../support/key-store-double.ts';
import { resourcesFolder, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { likeWords, ofLibreOffice } from '../word/template/three-templates.ts';

const file = '/etc/secretariat/policy.json';
const account = { user: 'pokoro', home: '/home/pokoro', platform: 'linux' } as const;

function read(policy: unknown): PolicyReading {
  return readPolicyText(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
}

const strictest: Partial<Policy> = {
  mayChooseDataFolder: false,
  defaultMarking: 'official-sensitive',
  highestPublicMarking: 'none',
  updates: 'off',
  notifications: 'off',
};

describe('a policy', () => {
  test('that is not there leaves everything to the person, and calls out for nothing', () => {
    expect(readPolicy(join(temporaryFolder(), 'policy.json'))).toEqual(noPolicy);
    expect(noPolicy.policy).toMatchObject({ mayChooseDataFolder: true, updates: 'off' });
  });

  test('sets what it names and nothing else', () => {
    const { policy, setKeys, problems } = read({
      version: 1,
      dataFolder: 'D:\\Secretariat\\{user}',
      highestPublicMarking: 'official',
      updates: { address: 'https://updates.example.org/secretariat/', publisher: 'Calder Council' },
    });
    expect(policy).toEqual({
      dataFolder: 'D:\\Secretariat\\{user}',
      mayChooseDataFolder: false,
      defaultMarking: null,
      highestPublicMarking: 'official',
      updates: { address: 'https://updates.example.org/secretariat/', publisher: 'Calder Council' },
      wordTemplate: null,
      notifications: 'allowed',
    });
    expect([setKeys, problems]).toEqual([['dataFolder', 'highestPublicMarking', 'updates'], []]);
  });

  test('may begin with the mark that Windows’ own editor writes', () => {
    expect(read('\uFEFF{"version":1,"notifications":"off"}').problems).toEqual([]);
  });

  test.each([
    ['{"version":1,', 'not-json'],
    ['[]', 'not-json'],
    ['null', 'not-json'],
    ['{}', 'unknown-version'],
    ['{"version":2,"updates":"off"}', 'unknown-version'],
  ])('%s holds at its strictest', (text, code) => {
    const { policy, problems } = read(text);
    expect(problems).toEqual([{ code, key: null }]);
    expect(policy).toMatchObject(strictest);
  });

  test('with an unknown key names it, keeps what is sound, and holds the rest at its strictest', () => {
    const { policy, problems } = read({
      version: 1,
      highestPublicMarkng: 'none',
      defaultMarking: 'official',
    });
    expect(problems).toEqual([{ code: 'unknown-key', key: 'highestPublicMarkng' }]);
    expect(policy).toMatchObject({ ...strictest, defaultMarking: 'official' });
  });

  test.each([
    ['dataFolder', 'data'],
    ['dataFolder', 7],
    ['defaultMarking', 'secret'],
    ['updates', { address: 'http://updates.example.org/' }],
    ['updates', { address: 'https://user:word@updates.example.org/' }],
    ['updates', { address: 'https://updates.example.org/?channel=beta' }],
    ['updates', { folder: 'updates' }],
    ['updates', { folder: '/srv/updates', address: 'https://updates.example.org/' }],
    ['updates', 'on'],
    ['wordTemplate', '/srv/templates/letter.doc'],
    ['notifications', true],
  ])('with a wrong %s names it: %j', (key, value) => {
    const { policy, problems } = read({ version: 1, [key]: value });
    expect(problems).toEqual([{ code: 'wrong-value', key }]);
    expect(policy).toMatchObject(strictest);
  });

  test('is no way to the prototype of anything', () => {
    const { policy, problems } = read(
      '{"version":1,"__proto__":{"updates":{"folder":"/x"}},"constructor":1}',
    );
    expect(problems.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
    expect(policy.updates).toBe('off');
  });

  test('lies in a place that no variable of a person leads away from', () => {
    vi.stubEnv('ProgramData', 'C:\\Users\\okoro');
    vi.stubEnv('SECRETARIAT_POLICY', '/tmp/mine.json');
    expect(['win32', 'darwin', 'linux'].map((system) => policyFileOf(system as NodeJS.Platform))).toEqual([
      'C:\\ProgramData\\Secretariat\\policy.json',
      '/Library/Application Support/Secretariat/policy.json',
      '/etc/secretariat/policy.json',
    ]);
    vi.unstubAllEnvs();
  });

  test('that is a folder, too large or not text cannot be used', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'policy.json');
    mkdirSync(path);
    expect(readPolicy(path, () => true).problems).toEqual([{ code: 'not-readable', key: null }]);
    const large = join(folder, 'large.json');
    writeFileSync(large, ' '.repeat(65 * 1024));
    expect(readPolicy(large, () => true).problems).toEqual([{ code: 'too-large', key: null }]);
  });

  test.skipIf(process.platform === 'win32')('that others may write is not trusted', () => {
    const path = join(temporaryFolder(), 'policy.json');
    writeFileSync(path, '{"version":1,"updates":{"folder":"/srv/updates"}}');
    chmodSync(path, 0o666);
    expect(isOutOfReach(path)).toBe(false);
    const { policy, problems } = readPolicy(path);
    expect([problems, policy.updates]).toEqual([[{ code: 'not-trusted', key: null }], 'off']);
  });
});

describe('the data folder under a policy', () => {
  const choose = (policy: PolicyReading, asked?: string, home = temporaryFolder()): string =>
    chosenDataFolder(policy.policy, asked, { ...account, home });

  test('is the one that is set, for each person their own', () => {
    vi.stubEnv('SECRETARIAT_DATA', '/home/pokoro/elsewhere');
    const set = read({ version: 1, dataFolder: '/srv/secretariat/{user}' });
    expect(choose(set)).toBe(resolve('/srv/secretariat/pokoro'));
    expect(choose(read({ version: 1, dataFolder: '{home}/Minutes' }))).not.toContain('elsewhere');
    const home = temporaryFolder();
    expect(choose(read('damaged'), undefined, home)).toBe(join(home, '.local', 'share', 'secretariat'));
    vi.unstubAllEnvs();
  });

  test('is not another because a person asks for it', () => {
    const set = read({ version: 1, dataFolder: '/srv/secretariat/{user}' });
    expect(choose(set, '/srv/secretariat/pokoro')).toBe(resolve('/srv/secretariat/pokoro'));
    for (const policy of [set, read('damaged')]) {
      expect(() => choose(policy, '/home/pokoro/mine')).toThrow(
        expect.objectContaining({ code: 'set-by-organisation' }),
      );
    }
    expect(choose(read({ version: 1, notifications: 'off' }), '/home/pokoro/mine')).toBe('/home/pokoro/mine');
  });
});

describe('a data folder that a policy had set', () => {
  test('is not left for an empty one on the day the policy cannot be read', () => {
    const here = { ...account, home: temporaryFolder() };
    const choose = (policy: PolicyReading): string => chosenDataFolder(policy.policy, undefined, here);
    const usual = join(here.home, '.local', 'share', 'secretariat');
    expect(choose(read('damaged'))).toBe(usual);
    const set = join(here.home, 'set');
    expect(choose(read({ version: 1, dataFolder: set }))).toBe(set);
    const refused = (): unknown => {
      try {
        return choose(read('damaged'));
      } catch (error) {
        return error;
      }
    };
    expect(refused()).toMatchObject({ code: 'policy-not-readable', facts: { folder: set } });
    expect(wordDataFolderRefusal('policy-not-readable', { folder: set, file })).toBe(
      `Your organisation had set where Secretariat keeps its data (“${set}”), and its policy ${file} cannot be read or trusted now, so nothing was opened and nothing was changed; your work is where it was, and whoever looks after this computer has to mend the policy.`,
    );
    // It is there again where the policy can be read, and the usual one where it sets none any more.
    expect(choose(read({ version: 1, unknown: 1, dataFolder: set }))).toBe(set);
    chosenDataFolder(noPolicy.policy, usual, here);
    expect(choose(read('damaged'))).toBe(usual);
  });
});

describe('the program under a policy', () => {
  async function withPolicy(
    policy: unknown,
    work: (client: Client, followPolicy: () => Promise<void>, dataFolder: string) => Promise<void>,
    dataFolder = temporaryFolder(),
  ): Promise<void> {
    const core = await openCore({
      dataFolder,
      resourcesFolder,
      author: 'Clerk',
      programVersion: '0.0.0',
      policy: read(policy),
    });
    try {
      await work(createRouterClient(core.router, { context: {} }), () => core.followPolicy(), dataFolder);
    } finally {
      await core.close();
    }
  }

  const choiceOf = (meetingId: string, audience: 'public' | 'internal') =>
    ({ meetingIds: [meetingId], kinds: ['agenda'], audience, standing: 'final' }) as const;

  test('gives every file the lowest marking that is set, and keeps the body’s own wishes as they are', async () => {
    await withPolicy({ version: 1, defaultMarking: 'official' }, async (client) => {
      const { meetingId } = await client.workspace.loadSample();
      const { files } = await client.exports.prepare(choiceOf(meetingId, 'public'));
      expect(files.map(({ marking }) => marking.level)).toEqual(['official']);
      const [body] = await client.bodies.list();
      expect(body?.exportPolicy.marking.level).toBe('none');
    });
  });

  test('refuses a public file above the limit that is set, prepared and made alike', async () => {
    const policy = { version: 1, defaultMarking: 'official', highestPublicMarking: 'none' };
    await withPolicy(policy, async (client) => {
      const { meetingId } = await client.workspace.loadSample();
      const { files, refusals } = await client.exports.prepare(choiceOf(meetingId, 'public'));
      expect([files, refusals.map(({ code }) => code)]).toEqual([[], ['public-above-limit']]);
      await expect(client.exports.make({ meetingId, what: 'agenda' })).rejects.toMatchObject({
        data: { code: 'public-above-limit' },
      });
      expect((await client.exports.prepare(choiceOf(meetingId, 'internal'))).files).toHaveLength(1);
    });
  });

  test('makes no public file while its policy is damaged', async () => {
    await withPolicy('damaged', async (client) => {
      const { meetingId } = await client.workspace.loadSample();
      const { refusals } = await client.exports.prepare(choiceOf(meetingId, 'public'));
      expect(refusals.map(({ code }) => code)).toEqual(['public-above-limit']);
      expect((await client.workspace.policy()).problems).toEqual([{ code: 'not-json', key: null }]);
    });
  });

  test('brings in the Word template, follows it when it changes, and not when it is away', async () => {
    const template = join(temporaryFolder(), 'Calder.docx');
    const policy = { version: 1, wordTemplate: template };
    const dataFolder = temporaryFolder();
    await withPolicy(
      policy,
      async (client, followPolicy) => {
        await followPolicy();
        expect((await client.workspace.policy()).houseStyle).toBeNull();
        writeFileSync(template, ofLibreOffice);
        await followPolicy();
        const { houseStyle } = await client.workspace.policy();
        expect(houseStyle).toBe('organisation');
        expect(await client.houseStyles.own({ id: 'organisation' })).toMatchObject({ revision: 1 });
        await followPolicy();
        expect(await client.houseStyles.own({ id: 'organisation' })).toMatchObject({ revision: 1 });
      },
      dataFolder,
    );
    writeFileSync(template, likeWords);
    await withPolicy(
      policy,
      async (client, followPolicy) => {
        await followPolicy();
        expect(await client.houseStyles.own({ id: 'organisation' })).toMatchObject({ revision: 2 });
        expect((await client.workspace.policy()).houseStyle).toBe('organisation');
      },
      dataFolder,
    );
  });

  test('follows the Word template again once a backup has put back what an earlier one gave', async () => {
    const template = join(temporaryFolder(), 'Calder.docx');
    writeFileSync(template, ofLibreOffice);
    await withPolicy({ version: 1, wordTemplate: template }, async (client, followPolicy) => {
      const font = async () => (await client.houseStyles.get({ id: 'organisation' })).font;
      await followPolicy();
      const earlier = await font();
      const { id } = await client.backups.make();
      writeFileSync(template, likeWords);
      await followPolicy();
      const wanted = await font();
      expect(wanted).not.toEqual(earlier);
      await client.backups.restore({ id });
      expect(await font()).toEqual(earlier);
      await followPolicy();
      expect(await font()).toEqual(wanted);
      const { revision } = await client.houseStyles.own({ id: 'organisation' });
      await followPolicy();
      expect((await client.houseStyles.own({ id: 'organisation' })).revision).toBe(revision);
    });
  });

  test('brings in the Word template of encrypted data once they are unlocked', async () => {
    const dataFolder = temporaryFolder();
    const recoveryKey = await withTestCore(
      dataFolder,
      async (client) => {
        const proposed = await client.encryption.propose();
        await client.encryption.switchOn(proposed);
        return proposed.recoveryKey;
      },
      keyStoreDouble(),
    );
    const template = join(temporaryFolder(), 'Calder.docx');
    writeFileSync(template, ofLibreOffice);
    await withPolicy(
      { version: 1, wordTemplate: template },
      async (client, followPolicy) => {
        await followPolicy();
        await client.encryption.unlock({ recoveryKey });
        await vi.waitFor(
          async () => expect((await client.workspace.policy()).houseStyle).toBe('organisation'),
          10_000,
        );
      },
      dataFolder,
    );
  });
});
