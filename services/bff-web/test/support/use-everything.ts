import type { Sistema } from './sistema.js';

const NIT = '890903938-8';
const compania = `nombre: "Alpes", email: "hola@alpes.co", identificacion: "${NIT}"`;
const propiedad = `nombrePropiedad: "Casa", identificacionCatastral: "25001000000000004321", nit: "${NIT}"`;

/** Uses the system in each way that a metric tells of. */
export async function useEverything(sistema: Sistema): Promise<void> {
  await sistema.carryOut(`crearCompania(${compania})`);
  await sistema.carryOut('crearCompania(nombre: "Sin correo")');
  await sistema.carryOut(`crearPropiedad(${propiedad}, latitud: "4.6", longitud: "-74.08")`);
  await sistema.query(
    '{ companias { id } propiedades { id datosGeograficos { latitud } auditoria { estado } } }',
  );
  await sistema.ask('{ nada }');
}
