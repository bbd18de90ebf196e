import { pass, unknown, type Check } from '../check.ts';

export const engineVersion: Check = {
  id: 'engine-version',
  title: 'Engine',
  why: 'Engines before 20.10 lack what a sandbox needs, and current ones have fewer known flaws.',
  look: ({ facts, address }) => {
    const where = `at ${address}, on ${facts.operatingSystem}, kernel ${facts.kernelVersion}`;
    return facts.version === 'unknown'
      ? unknown(`${facts.name} ${where} does not give its version`)
      : pass(`${facts.name} ${facts.version} (API ${facts.apiVersion}) ${where}`);
  },
};
