import { TOPICS, type TopicPath } from '@propalpes/schemas/catalogue';

export interface DatosCompania {
  readonly nombre?: string;
  readonly email?: string;
  readonly identificacion?: string;
}

export interface DatosPropiedad {
  readonly nombre?: string;
  readonly identificacionCatastral?: string;
  readonly nit?: string;
}

export interface Ubicacion {
  readonly nombrePropiedad?: string;
  readonly latitud?: string;
  readonly longitud?: string;
}

/** A property and where it is, at once. */
export type NuevaPropiedad = Omit<DatosPropiedad, 'nombre'> & Ubicacion;

interface Cambio {
  readonly versionEsperada?: number;
}

/** What a client asks for, as the API that it asks will send it. */
export interface Comando {
  /** Of the message. */
  readonly type: string;
  /** What it is about; of what is created, the id follows from the name of the command unless it is given. */
  readonly id?: string;
  readonly data: Readonly<Record<string, string | number>>;
}

const comando = (type: string, data: object = {}, id?: string): Comando => ({
  type,
  data: { ...data },
  ...(id !== undefined && { id }),
});

export const crearCompania = (datos: DatosCompania) => comando('CrearCompania', datos);
export const actualizarCompania = (id: string, cambios: DatosCompania & Cambio) =>
  comando('ActualizarCompania', cambios, id);
export const eliminarCompania = (id: string) => comando('EliminarCompania', {}, id);

export const registrarPropiedad = (datos: NuevaPropiedad) => comando('RegistrarPropiedad', datos);
export const crearSoloPropiedad = (datos: DatosPropiedad) => comando('CrearPropiedad', datos);
export const actualizarPropiedad = (id: string, cambios: DatosPropiedad & Cambio) =>
  comando('ActualizarPropiedad', cambios, id);
export const eliminarPropiedad = (id: string) => comando('EliminarPropiedad', {}, id);

/** `id`: of the property that is there. */
export const crearDatosGeograficos = (datos: Ubicacion, id?: string) =>
  comando('CrearDatosGeograficos', datos, id);
export const actualizarDatosGeograficos = (id: string, cambios: Ubicacion & Cambio) =>
  comando('ActualizarDatosGeograficos', cambios, id);
export const eliminarDatosGeograficos = (id: string) => comando('EliminarDatosGeograficos', {}, id);

export const cancelarOperacion = (id: string) => comando('CancelarOperacion', {}, id);

const topics = (Object.keys(TOPICS) as TopicPath[]).filter((topic) => topic.startsWith('comandos/'));

export function topicOf({ type }: Comando): TopicPath {
  const topic = topics.find((candidate) => TOPICS[candidate].messages.includes(type));
  if (!topic) throw new Error(`no topic carries ${type}`);
  return topic;
}
