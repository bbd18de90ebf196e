/**
 * Where a program's files are at fault, from what compilers and interpreters
 * print. Their words are for people and come from inside the sandbox: what is
 * not understood is passed over, and nothing but a line's number is believed.
 */
export interface Diagnostic {
  readonly fileName: string;
  /** From 1. */
  readonly line: number;
  /** From 1; null where only the line is told. */
  readonly column: number | null;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** More marks than this help nobody. */
const MOST = 100;
/** Of hostile output; compilers' own lines are far shorter. */
const LONGEST_LINE = 2000;

/** Where: a folder, the file's base name, a line, perhaps a column. */
const PLACE = String.raw`(?:\S*/)?(?<file>[^\s/:()"]+):(?<line>\d{1,7})(?::(?<column>\d{1,7}))?`;

/** Lines that tell place and message at once. */
const WHOLE: readonly RegExp[] = [
  // gcc, javac, go, ruby's and lua's syntax errors.
  new RegExp(
    String.raw`^(?:lua: )?${PLACE}: (?:(?<severity>fatal error|error|warning|note): )?(?<message>.+)`,
  ),
  // mcs
  /^(?:\S*\/)?(?<file>[^\s/()]+)\((?<line>\d{1,7}),(?<column>\d{1,7})\): (?<severity>error|warning) (?<message>.+)/,
  // bash
  /^(?:\S*\/)?(?<file>[^\s/:]+): line (?<line>\d{1,7}): (?<message>.+)/,
  // ruby
  new RegExp(String.raw`^${PLACE}:in [^:]+: (?<message>.+)`),
  // php
  /^(?:PHP )?(?:Parse|Fatal|Compile) error: +(?:Uncaught )?(?<message>\S.*) in (?:\S*\/)?(?<file>[^\s/:]+)(?: on line |:)(?<line>\d{1,7})$/,
  // perl
  /^(?<message>.+) at (?:\S*\/)?(?<file>[^\s/]+) line (?<line>\d{1,7})\.$/,
];

/** Tools that say what, and in a later line where. */
const MESSAGE_FIRST: readonly { readonly message: RegExp; readonly place: RegExp }[] = [
  // rustc
  {
    message: /^(?<severity>error|warning)(?:\[\w+\])?: (?<message>.+)/,
    place: new RegExp(String.raw`^\s*--> ${PLACE}`),
  },
  // esbuild
  {
    message: /^\S+ \[(?<severity>ERROR|WARNING)\] (?<message>.+)/,
    place: new RegExp(String.raw`^ {4}${PLACE}:$`),
  },
  // java
  {
    message: /^Exception in thread "[^"]*" (?<message>.+)/,
    place: /^\tat .+\((?<file>[^():]+):(?<line>\d{1,7})\)$/,
  },
  // go
  { message: /^(?<message>(?:panic|fatal error): .+)/, place: new RegExp(`^\\t${PLACE}`) },
  // mono
  {
    message: /^(?<message>[A-Z][\w.]*(?:Exception|Error)\b.*)/,
    place: new RegExp(String.raw`^ {2}at .+ in ${PLACE}`),
  },
];

/** Interpreters that say where, the innermost place last, and then what. */
const PLACE_FIRST: readonly { readonly place: RegExp; readonly message: RegExp }[] = [
  // python
  {
    place: /^ *File "(?:[^"]*\/)?(?<file>[^"/]+)", line (?<line>\d{1,7})/,
    message: /^(?<message>[A-Za-z_][\w.]*(?:: .*)?)$/,
  },
  // node
  {
    place: new RegExp(`^${PLACE}$`),
    message: /^(?<message>(?:Uncaught )?(?:[A-Z]\w*)?(?:Error|Exception)\b.*)/,
  },
  // rust, at run time
  {
    place: new RegExp(String.raw`^thread '.*' panicked at ${PLACE}:$`),
    message: /^(?<message>\S.*)/,
  },
];

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * @param text what was printed on standard error, as it came
 * @param fileNames the program's own files; places elsewhere are passed over
 * @returns one for each line at fault, in the order in which they were told
 */
export function diagnosticsOf(text: string, fileNames: readonly string[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  let said: Groups | null = null;
  let place: { readonly at: Groups; readonly message: RegExp } | null = null;
  const isOurs = (at: Groups) => fileNames.includes(at['file'] ?? '');
  const add = (at: Groups, what: Groups) => {
    const diagnostic = diagnosticFrom(at, what);
    const key = `${diagnostic.fileName}:${diagnostic.line}`;
    if (!found.has(key) && found.size < MOST) found.set(key, diagnostic);
  };

  for (const line of text.split('\n')) {
    if (line === '' || line.length > LONGEST_LINE) continue;
    const whole = firstMatch(WHOLE, line);
    if (whole !== null && isOurs(whole)) {
      if (whole['severity'] !== 'note') add(whole, whole);
      continue;
    }
    if (place !== null) {
      const what = place.message.exec(line)?.groups;
      if (what !== undefined) {
        add(place.at, what);
        place = null;
        continue;
      }
    }
    for (const style of PLACE_FIRST) {
      const at = style.place.exec(line)?.groups;
      if (at !== undefined && isOurs(at)) place = { at, message: style.message };
    }
    for (const style of MESSAGE_FIRST) {
      const at: Groups | undefined = said === null ? undefined : style.place.exec(line)?.groups;
      if (said !== null && at !== undefined && isOurs(at)) {
        add(at, said);
        said = null;
      }
    }
    said =
      firstMatch(
        MESSAGE_FIRST.map(({ message }) => message),
        line,
      ) ?? said;
  }
  return [...found.values()];
}

function firstMatch(patterns: readonly RegExp[], line: string): Groups | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(line)?.groups;
    if (groups !== undefined) return groups;
  }
  return null;
}

function diagnosticFrom(at: Groups, what: Groups): Diagnostic {
  const severity = what['severity']?.toLowerCase() === 'warning' ? 'warning' : 'error';
  return {
    fileName: at['file'] ?? '',
    line: Math.max(1, Number(at['line'])),
    column: at['column'] === undefined ? null : Math.max(1, Number(at['column'])),
    severity,
    message: what['message'] ?? '',
  };
}
