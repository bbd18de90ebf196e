/** The forms in which a sandbox can be said. */
import { asCompose } from './compose.ts';
import { asDocker } from './docker.ts';
import type { Explained, ExplainForm, Explanation } from './explanation.ts';
import { asKubernetes } from './kubernetes.ts';

export const EXPLAIN_FORMS: Readonly<Record<ExplainForm, (explained: Explained) => Explanation>> = {
  docker: asDocker,
  compose: asCompose,
  kubernetes: asKubernetes,
};

export function isExplainForm(word: string): word is ExplainForm {
  return Object.hasOwn(EXPLAIN_FORMS, word);
}
