import { describe, expect, test } from 'vitest';
import { parseAccounts } from '../../../../electron/posture/host/accounts.ts';

const PASSWD = `# comment
root:x:0:0:root:/root:/bin/bash
ada:x:1000:1000:Ada,,,:/home/ada:/bin/bash
bob:x:1001:998::/home/bob:/bin/sh
broken line
`;
const GROUP = `root:x:0:
docker:x:998:ada,ada
more-docker:x:998:eve
empty:x:42:
`;

describe('accounts', () => {
  const accounts = parseAccounts(PASSWD, GROUP);

  test('are named by their numbers', () => {
    expect([accounts.userName(1000), accounts.groupName(998)]).toEqual(['ada', 'docker']);
    expect([accounts.userName(7), accounts.groupName(7)]).toEqual([null, null]);
  });

  test('a group’s members are those it names, by any of its names, and those whose first group it is', () => {
    expect(accounts.membersOf(998)).toEqual(['ada', 'eve', 'bob']);
    expect(accounts.membersOf(42)).toEqual([]);
  });

  test('of a group that is not listed nothing is known, which is not “nobody”', () => {
    expect(accounts.membersOf(4242)).toBeNull();
    expect(parseAccounts('', '').membersOf(0)).toBeNull();
  });
});
