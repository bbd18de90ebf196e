import type { Check } from './check.ts';

export const engineVersion: Check = {
  id: 'engine-version',
  title: 'Engine',
  why: 'Engines before 20.10 lack what a sandbox needs; current ones have fewer known flaws.',
  look: ({ facts, address }) => ({
    state: 'pass',
    finding: `${facts.name} ${facts.version} (API ${facts.apiVersion}) at ${address}, on ${facts.operatingSystem}`,
    mend: null,
  }),
};
