/**
 * What is left of an identification once it does not matter how it is written: with or without capitals, dots,
 * hyphens and spaces. `undefined` when it says nothing.
 */
export function comparable(texto: string | null): string | undefined {
  const letrasYCifras = texto
    ?.normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letrasYCifras === '' ? undefined : letrasYCifras;
}
