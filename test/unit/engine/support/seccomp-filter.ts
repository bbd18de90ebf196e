/**
 * What a profile decides of a call, as Docker, runc and libseccomp make a filter
 * of it: rules whose conditions on architecture and capabilities hold are joined
 * by “or”, the conditions on arguments within one by “and”.
 */
import type {
  ArgumentCondition,
  FilterProfile,
  FilterRule,
} from '../../../../electron/engine/docker/seccomp/profile.ts';

/** A call with its six arguments as the processor hands them over; missing ones are 0. */
export interface Call {
  readonly name: string;
  readonly arguments: readonly bigint[];
}

export interface Where {
  /** In Go's names. */
  readonly architecture: string;
  readonly capabilities: readonly string[];
}

export const AMD64: Where = { architecture: 'amd64', capabilities: [] };

/** @returns whether the kernel carries the call out */
export function isOpen(profile: FilterProfile, call: Call, where: Where = AMD64): boolean {
  return profile.syscalls.some(
    (rule) =>
      rule.action === 'SCMP_ACT_ALLOW' &&
      rule.names.includes(call.name) &&
      isPart(rule, where) &&
      (rule.args ?? []).every((condition) => meets(condition, call.arguments)),
  );
}

/** Whether a rule is in the filter at all. Any kernel that runs containers is new enough. */
function isPart(
  { includes, excludes }: FilterRule,
  { architecture, capabilities }: Where,
): boolean {
  const isIncluded =
    (includes?.arches ?? [architecture]).includes(architecture) &&
    (includes?.caps ?? []).every((name) => capabilities.includes(name));
  const isExcluded =
    (excludes?.arches ?? []).includes(architecture) ||
    (excludes?.caps ?? []).some((name) => capabilities.includes(name));
  return isIncluded && !isExcluded;
}

function meets(condition: ArgumentCondition, words: readonly bigint[]): boolean {
  const argument = words[condition.index] ?? 0n;
  const value = BigInt(condition.value);
  switch (condition.op) {
    case 'SCMP_CMP_NE':
      return argument !== value;
    case 'SCMP_CMP_LT':
      return argument < value;
    case 'SCMP_CMP_LE':
      return argument <= value;
    case 'SCMP_CMP_EQ':
      return argument === value;
    case 'SCMP_CMP_GE':
      return argument >= value;
    case 'SCMP_CMP_GT':
      return argument > value;
    case 'SCMP_CMP_MASKED_EQ':
      return (argument & value) === BigInt(condition.valueTwo ?? 0);
  }
}
