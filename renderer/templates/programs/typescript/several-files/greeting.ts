export interface Person {
  readonly name: string;
}

export function greet({ name }: Person): string {
  return `Hello, ${name}, from another file.`;
}
