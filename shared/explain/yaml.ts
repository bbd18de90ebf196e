/** Just enough YAML 1.2 to write what we have: maps, lists, text, numbers, truth. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** @returns the value's text, ending in a line break */
export function toYaml(value: Yaml): string {
  return `${lines(value, 0).join('\n')}\n`;
}

function lines(value: Yaml, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...rest] = lines(item, depth + 1);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) =>
      isScalar(item)
        ? [`${indent}${text(key)}: ${scalar(item)}`]
        : [`${indent}${text(key)}:`, ...lines(item, depth + 1)],
    );
  }
  return [indent + scalar(value)];
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

function isScalar(value: Yaml): value is string | number | boolean {
  return typeof value !== 'object';
}

const scalar = (value: string | number | boolean): string =>
  typeof value === 'string' ? text(value) : String(value);

/** Plain where no reader could take it for anything but text; else as JSON, which YAML contains. */
function text(value: string): string {
  const isPlain =
    /^[A-Za-z/][\w/.-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}
