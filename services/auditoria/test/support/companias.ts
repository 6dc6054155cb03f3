import { digitoDeVerificacion } from '../../src/domain/nit.js';

let siguiente = 800_000_000;

/** A valid NIT that no other test uses. */
function nit(): string {
  siguiente += 1;
  return `${siguiente}-${digitoDeVerificacion(String(siguiente))}`;
}

/** What passes every rule. */
export const valida = () => ({ nombre: 'Casas', email: 'hola@casas.co', identificacion: nit() });
