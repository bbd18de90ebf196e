import { factOf, pairsOf, statusLine } from './evidence.ts';
import { contradicts, holding, holds, open, opening, unreadable } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const noNewPrivileges: ChoiceLayer = {
  kind: 'choice',
  id: 'no-new-privileges',
  title: 'No new privileges',
  ring: 'privileges',
  evidence: 'inside',
  levels: [
    holding('on', 'no program can gain what its parent did not have'),
    opening(
      'off',
      'setuid programs work, as in a plain docker run',
      'gain privileges from setuid programs',
    ),
  ],
  default: 'on',
  stops:
    'Starting a program never gives more power than before: setuid bits and file capabilities are ignored.',
  doesNotStop: 'The use of privileges that the program was started with.',
  guards: [{ claim: 'root', otherwise: 'unknown' }],
  sources: [
    {
      title: 'Linux kernel: No New Privileges flag',
      url: 'https://docs.kernel.org/userspace-api/no_new_privs.html',
    },
  ],
  apply: (level) => ({ noNewPrivileges: level === 'on' }),
  readBack: ({ securityOptions }) =>
    securityOptions.some((option) => /^no-new-privileges([:=]true)?$/.test(option)) ? 'on' : 'off',
  judge: ({ inside }, level) => {
    const line = statusLine(inside, 'NoNewPrivs');
    // gVisor's status has no such line, but it answers prctl(PR_GET_NO_NEW_PRIVS).
    const asked = pairsOf(factOf(inside, 'prctl')).get('no_new_privs');
    const value = line ?? asked;
    if (value !== '0' && value !== '1') {
      return unreadable('neither /proc/self/status nor prctl tells NoNewPrivs');
    }
    const fact = line === null ? `prctl: no_new_privs=${value}` : `NoNewPrivs: ${value}`;
    if (level === 'off') return value === '1' ? holds(fact) : open(fact);
    return value === '1' ? holds(fact) : contradicts(fact);
  },
};
