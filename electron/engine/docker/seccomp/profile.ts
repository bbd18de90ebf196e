/**
 * A system-call filter in the format that engines take: the OCI runtime
 * specification's `linux.seccomp`, with Docker's conditions on architecture,
 * capability and kernel (moby, profiles/seccomp/seccomp.go).
 *
 * Rules are joined by “or”: a call is open when any rule opens it. Conditions
 * of one rule are joined by “and”, but only over different arguments: runc
 * makes separate rules of two conditions on the same one, which opens both.
 * What is to stay closed can therefore only be left out.
 */

export interface ArgumentCondition {
  /** Of the argument; the first is 0. */
  readonly index: number;
  /** For `SCMP_CMP_MASKED_EQ` the mask. */
  readonly value: number;
  /** For `SCMP_CMP_MASKED_EQ` what is compared with; 0 when missing. */
  readonly valueTwo?: number;
  readonly op:
    | 'SCMP_CMP_NE'
    | 'SCMP_CMP_LT'
    | 'SCMP_CMP_LE'
    | 'SCMP_CMP_EQ'
    | 'SCMP_CMP_GE'
    | 'SCMP_CMP_GT'
    | 'SCMP_CMP_MASKED_EQ';
}

/** When a rule is part of the filter; all that is said must hold. */
interface RuleConditions {
  /** In Go's names: `amd64`, `arm64`. */
  readonly arches?: readonly string[];
  /** In the container's bounding set. */
  readonly caps?: readonly string[];
  readonly minKernel?: string;
}

export interface FilterRule {
  readonly comment?: string;
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  /** What a refused call answers; missing is `defaultErrnoRet`. */
  readonly errnoRet?: number;
  readonly args?: readonly ArgumentCondition[];
  readonly includes?: RuleConditions;
  readonly excludes?: RuleConditions;
}

export interface FilterProfile {
  /** Ours: engines keep it in their inspect and ignore it. */
  readonly glovebox?: 'default' | 'strict';
  readonly comment?: string;
  readonly defaultAction: 'SCMP_ACT_ERRNO';
  readonly defaultErrnoRet: number;
  readonly archMap: readonly {
    readonly architecture: string;
    /** Further entries into the kernel that the filter then covers; all others end the program. */
    readonly subArchitectures: readonly string[] | null;
  }[];
  readonly syscalls: readonly FilterRule[];
}

const LOW_WORD = 0xffff_ffff;

/**
 * The lower half of an argument is this value.
 *
 * A filter sees 64 bits where the kernel takes an `int` and drops the upper 32:
 * “not equal” would let 0x1_0000_0028 pass for 0x28.
 */
export function lowWordIs(index: number, value: number): ArgumentCondition {
  return { index, value: LOW_WORD, valueTwo: value, op: 'SCMP_CMP_MASKED_EQ' };
}

/** All 64 bits of an argument are this value. */
export function wordIs(index: number, value: number): ArgumentCondition {
  return { index, value, op: 'SCMP_CMP_EQ' };
}

/** These bits of an argument are this value. */
export function bitsAre(index: number, mask: number, value: number): ArgumentCondition {
  return { index, value: mask, valueTwo: value, op: 'SCMP_CMP_MASKED_EQ' };
}

/** Opens calls whose arguments meet every condition. */
export function open(
  comment: string,
  names: readonly string[],
  ...args: readonly ArgumentCondition[]
): FilterRule {
  return { comment, names, action: 'SCMP_ACT_ALLOW', ...(args.length === 0 ? {} : { args }) };
}
