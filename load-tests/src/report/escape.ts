const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that may stand in HTML and SVG, in an attribute too. */
export const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (it) => entities[it] ?? it);
