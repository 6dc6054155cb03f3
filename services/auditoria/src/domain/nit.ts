/** Weights of the DIAN's modulo 11, from the rightmost digit of the number. */
const PESOS = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

/** A Colombian tax number: up to 15 digits and a check digit. */
export interface Nit {
  readonly numero: string;
  readonly digito: number;
}

/** Reads `890903938-8` or `8909039388`; `undefined` if it is written in any other way. */
export function leerNit(texto: string): Nit | undefined {
  const [, numero, digito] = /^(\d{5,15})-?(\d)$/.exec(texto.trim()) ?? [];
  return numero === undefined ? undefined : { numero, digito: Number(digito) };
}

export function digitoDeVerificacion(numero: string): number {
  const digitos = Array.from(numero, Number).reverse();
  const suma = digitos.reduce((total, digito, posicion) => total + digito * (PESOS[posicion] ?? 0), 0);
  const resto = suma % 11;
  return resto > 1 ? 11 - resto : resto;
}
