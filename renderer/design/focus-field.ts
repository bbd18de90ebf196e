/**
 * For the `ref` of a field that is there to be typed into at once. Always the same
 * function, so that React calls it when the field comes and at no later render.
 */
export function focusField(field: HTMLInputElement | null): void {
  field?.focus();
}
