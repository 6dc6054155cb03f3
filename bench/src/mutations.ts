import { graphql } from './http.js';
import { nit } from './nit.js';

/** Asks for something once and resolves with the id of the operation. */
export type Mutate = (url: string) => Promise<string>;

interface Accepted {
  readonly asked: { readonly operacion: { readonly id: string } };
}

export const CREAR_COMPANIA =
  'mutation($nombre: String, $email: String, $identificacion: String) { asked: crearCompania(nombre: $nombre, email: $email, identificacion: $identificacion) { mensaje codigo operacion { id estado } } }';

export const CREAR_PROPIEDAD =
  'mutation($nombre: String, $catastral: String, $nit: String, $latitud: String, $longitud: String) { asked: crearPropiedad(nombrePropiedad: $nombre, identificacionCatastral: $catastral, nit: $nit, latitud: $latitud, longitud: $longitud) { mensaje codigo operacion { id estado } } }';

/** A company that the audit approves. */
export const compania = (identificacion = nit()) => ({
  nombre: 'Inmobiliaria de los Alpes',
  email: 'hola@alpes.co',
  identificacion,
});

let lastCatastral = 0;

/** A property that the audit approves, if a company has the NIT. */
export function propiedad(nit: string) {
  lastCatastral += 1;
  const catastral = String(lastCatastral).padStart(20, '0');
  return { nombre: 'Torre de los Alpes', catastral, nit, latitud: '4.65', longitud: '-74.05' };
}

const mutate = async (url: string, mutation: string, variables: object): Promise<string> =>
  (await graphql<Accepted>(url, mutation, variables)).asked.operacion.id;

export const crearCompania: Mutate = (url) => mutate(url, CREAR_COMPANIA, compania());

export const crearPropiedadDe =
  (nit: string): Mutate =>
  (url) =>
    mutate(url, CREAR_PROPIEDAD, propiedad(nit));
