/** A program of a compiled language that is run parked and cold, and named by what it does. */
export type CompiledProgram = readonly [
  name: string,
  what: { readonly text: string; readonly input?: string; readonly words?: readonly string[] },
];
