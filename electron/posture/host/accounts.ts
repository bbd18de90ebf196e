/** The computer's accounts, from the text of passwd(5) and group(5). Pure. */

export interface Accounts {
  userName(id: number): string | null;
  groupName(id: number): string | null;
  /** Everybody in the group, by membership or as their own first group; null for a group that is not listed. */
  membersOf(groupId: number): readonly string[] | null;
}

export function parseAccounts(passwd: string, group: string): Accounts {
  const users = fields(passwd).map(([name = '', , id, groupId]) => ({
    name,
    id: Number(id),
    groupId: Number(groupId),
  }));
  const groups = fields(group).map(([name = '', , id, members = '']) => ({
    name,
    id: Number(id),
    members: members.split(',').filter((member) => member !== ''),
  }));
  return {
    userName: (id) => users.find((user) => user.id === id)?.name ?? null,
    groupName: (id) => groups.find((each) => each.id === id)?.name ?? null,
    membersOf(groupId) {
      const named = groups.filter(({ id }) => id === groupId);
      if (named.length === 0) return null;
      const first = users.filter((user) => user.groupId === groupId).map(({ name }) => name);
      return [...new Set([...named.flatMap(({ members }) => members), ...first])];
    },
  };
}

function fields(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.includes(':') && !line.startsWith('#'))
    .map((line) => line.trim().split(':'));
}
