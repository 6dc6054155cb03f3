import { z } from 'zod';

/** An ISO time on the wire, a Date here. */
export const fecha = () => z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const reglasFallidas = z.array(z.object({ codigo: z.string(), mensaje: z.string() }));

/** What the lists of all services take. */
export interface Pagina {
  limite: number;
  despues?: string | null | undefined;
}
