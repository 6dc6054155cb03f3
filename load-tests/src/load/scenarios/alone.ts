import {
  actualizarDatosGeograficos,
  actualizarPropiedad,
  cancelarOperacion,
  crearDatosGeograficos,
  crearSoloPropiedad,
  eliminarDatosGeograficos,
  eliminarPropiedad,
  type DatosPropiedad,
  type NuevaPropiedad,
  type Ubicacion,
} from '../commands.js';
import { atOnce, type Scenario } from '../stage.js';

const what = ({ nombrePropiedad: nombre, identificacionCatastral, nit }: NuevaPropiedad): DatosPropiedad => ({
  ...(nombre !== undefined && { nombre }),
  ...(identificacionCatastral !== undefined && { identificacionCatastral }),
  ...(nit !== undefined && { nit }),
});

const where = ({ nombrePropiedad, latitud, longitud }: NuevaPropiedad): Ubicacion => ({
  ...(nombrePropiedad !== undefined && { nombrePropiedad }),
  ...(latitud !== undefined && { latitud }),
  ...(longitud !== undefined && { longitud }),
});

/** A property without geographic data. */
const property: Scenario = async (stage) => {
  const { properties, random } = stage;
  await stage.ask(crearSoloPropiedad(what(properties.nameless())), ['RECHAZADA']);
  const creation = crearSoloPropiedad(what(properties.valid()));
  const { aggregateId: id } = await stage.ask(creation, ['COMPLETADA', 'SUSTITUIDA', 'FALLIDA']);
  const change = actualizarPropiedad(id, { nombre: 'Sola' });
  await stage.ask(change, ['COMPLETADA', 'FALLIDA']);
  if (random.chance(0.5)) await stage.ask(eliminarPropiedad(id), ['COMPLETADA']);
};

/** Geographic data without a property. */
const location: Scenario = async (stage) => {
  const { properties, random } = stage;
  await stage.ask(crearDatosGeograficos(where(properties.nowhere())), ['RECHAZADA']);
  const creation = crearDatosGeograficos(where(properties.valid()));
  const { aggregateId: id } = await stage.ask(creation, ['COMPLETADA', 'SUSTITUIDA', 'FALLIDA']);
  const change = actualizarDatosGeograficos(id, { latitud: '5' });
  await stage.ask(change, ['COMPLETADA', 'FALLIDA']);
  if (random.chance(0.5)) await stage.ask(eliminarDatosGeograficos(id), ['COMPLETADA']);
};

/** Several clients say where one property is: the first is heard. */
const locatedByMany: Scenario = async (stage) => {
  const datos = stage.properties.valid();
  const { aggregateId: id } = await stage.ask(crearSoloPropiedad(what(datos)), ['COMPLETADA']);
  const ends = ['COMPLETADA', 'FALLIDA'] as const;
  const locate = () => stage.ask(crearDatosGeograficos(where(datos), id), ends);
  await atOnce(locate(), locate(), locate());
};

const cancelled: Scenario = async (stage) => {
  const { properties, random } = stage;
  const creation = random.pick([
    crearSoloPropiedad(what(properties.valid())),
    crearDatosGeograficos(where(properties.valid())),
  ]);
  const { operacionId } = await stage.ask(creation, ['COMPLETADA', 'COMPENSADA']);
  if (random.chance(0.5)) await stage.think();
  await stage.ask(cancelarOperacion(operacionId));
};

/** What only the REST APIs take. */
export const aloneScenarios: readonly Scenario[] = [property, location, locatedByMany, cancelled];
