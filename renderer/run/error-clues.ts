/**
 * Which layers a program's last words may speak of: data. They are the
 * program's own words, and prove nothing; hence the careful sentences.
 */
interface Clue {
  readonly layerId: string;
  readonly said: RegExp;
  /** After “It may be that”. */
  readonly what: string;
}

const CLUES: readonly Clue[] = [
  {
    layerId: 'network',
    said: /network is unreachable|temporary failure in name resolution|name or service not known|could(?: not|n't) resolve host|getaddrinfo|\bENETUNREACH\b|\bEAI_AGAIN\b|\bENOTFOUND\b|\bUnknownHostException\b|\bdial (?:tcp|udp)\b/i,
    what: 'it wanted to reach another machine, which it was not to',
  },
  {
    layerId: 'filesystem',
    said: /read-only file ?system|\bEROFS\b/i,
    what: 'it wanted to write outside of /box and /tmp, which it was not to',
  },
  {
    layerId: 'user',
    said: /permission ?denied|\bPermissionError\b|\bEACCES\b|\bAccessDeniedException\b/i,
    what: 'it wanted to get at what is not its user’s',
  },
  {
    layerId: 'capabilities',
    said: /operation not permitted|\bEPERM\b/i,
    what: 'it wanted to do what needs a privilege that it did not have',
  },
];

/** @param errorText the last of what was said on standard error */
export function layersNamed(errorText: string): readonly Omit<Clue, 'said'>[] {
  return CLUES.filter(({ said }) => said.test(errorText));
}
