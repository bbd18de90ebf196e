/** The benchmark's part of the README, between two marks that nobody sees. */
export const BEGIN = '<!-- bench -->';
export const END = '<!-- /bench -->';

/**
 * @param readme its whole text
 * @param part what is to stand between the marks
 * @throws Error when the marks are not there, once each and in their order
 */
export function withBenchmark(readme: string, part: string): string {
  const [before, rest, ...more] = readme.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(`The README wants one “${BEGIN}”, and after it one “${END}”.`);
  }
  return `${before}${BEGIN}\n\n${part}\n\n${END}${after}`;
}
