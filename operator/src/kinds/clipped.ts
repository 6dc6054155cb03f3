const halfACharacter = /[\uD800-\uDBFF]$/;

/** A text of `max` characters at most; one that was longer ends in an ellipsis. */
export function clipped(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max - 1).replace(halfACharacter, '')}…` : text;
}
