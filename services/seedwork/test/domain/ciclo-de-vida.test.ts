import { expect } from 'chai';
import type { Decision } from '../../src/domain/aggregate.js';
import {
  actualizacionFallida,
  actualizar,
  aprobar,
  crear,
  crearDuplicado,
  eliminar,
  rechazar,
} from '../../src/domain/ciclo-de-vida.js';
import { estados, type Estado, type Registro, type Suceso } from '../../src/domain/registro.js';
import { registro, solicitud, vacio, type Datos } from '../support/registros.js';

type Actual = Registro<Datos> | undefined;
type Comando = (actual: Actual) => Decision<Registro<Datos>, Suceso<Datos>>;

const reglas = [{ codigo: 'SIN_LLAVE', mensaje: 'No tiene llave.' }];

const comandos = {
  crear: (actual) => crear(actual, { llave: 'b' }, solicitud()),
  'crear duplicado': (actual) => crearDuplicado(actual, solicitud()),
  actualizar: (actual) => actualizar(actual, { llave: 'b' }, null, solicitud()),
  'actualizar lo visto': (actual) => actualizar(actual, { llave: 'b' }, 4, solicitud()),
  'actualizar lo viejo': (actual) => actualizar(actual, { llave: 'b' }, 3, solicitud()),
  'actualizar duplicado': (actual) => actualizacionFallida(actual, 'DUPLICADA', solicitud()),
  eliminar: (actual) => eliminar(actual, null, solicitud()),
  aprobar: (actual) => aprobar(actual, 4, solicitud()),
  'aprobar lo viejo': (actual) => aprobar(actual, 3, solicitud()),
  rechazar: (actual) => rechazar(actual, 4, reglas, solicitud()),
  'rechazar lo viejo': (actual) => rechazar(actual, 3, reglas, solicitud()),
  'rechazar lo que haya': (actual) => rechazar(actual, null, reglas, solicitud()),
} satisfies Record<string, Comando>;

const columnas = ['INEXISTENTE', ...estados] as const;

/** command → in each state: what happens → the state afterwards */
const tabla: Record<keyof typeof comandos, Record<(typeof columnas)[number], string>> = {
  crear: {
    INEXISTENTE: 'creado → PENDIENTE',
    PENDIENTE: 'creacion_fallida DUPLICADA → PENDIENTE',
    APROBADA: 'creacion_fallida DUPLICADA → APROBADA',
    RECHAZADA: 'creacion_fallida DUPLICADA → RECHAZADA',
    FALLIDA: 'creacion_fallida ELIMINADA → FALLIDA',
    ELIMINADA: 'creacion_fallida ELIMINADA → ELIMINADA',
  },
  'crear duplicado': {
    INEXISTENTE: 'creacion_fallida DUPLICADA → FALLIDA',
    PENDIENTE: 'creacion_fallida DUPLICADA → PENDIENTE',
    APROBADA: 'creacion_fallida DUPLICADA → APROBADA',
    RECHAZADA: 'creacion_fallida DUPLICADA → RECHAZADA',
    FALLIDA: 'creacion_fallida DUPLICADA → FALLIDA',
    ELIMINADA: 'creacion_fallida DUPLICADA → ELIMINADA',
  },
  actualizar: {
    INEXISTENTE: 'actualizacion_fallida NO_EXISTE → FALLIDA',
    PENDIENTE: 'actualizado → PENDIENTE',
    APROBADA: 'actualizado → PENDIENTE',
    RECHAZADA: 'actualizado → PENDIENTE',
    FALLIDA: 'actualizacion_fallida NO_EXISTE → FALLIDA',
    ELIMINADA: 'actualizacion_fallida NO_EXISTE → ELIMINADA',
  },
  'actualizar lo visto': {
    INEXISTENTE: 'actualizacion_fallida NO_EXISTE → FALLIDA',
    PENDIENTE: 'actualizado → PENDIENTE',
    APROBADA: 'actualizado → PENDIENTE',
    RECHAZADA: 'actualizado → PENDIENTE',
    FALLIDA: 'actualizacion_fallida NO_EXISTE → FALLIDA',
    ELIMINADA: 'actualizacion_fallida NO_EXISTE → ELIMINADA',
  },
  'actualizar lo viejo': {
    INEXISTENTE: 'actualizacion_fallida NO_EXISTE → FALLIDA',
    PENDIENTE: 'actualizacion_fallida VERSION_OBSOLETA → PENDIENTE',
    APROBADA: 'actualizacion_fallida VERSION_OBSOLETA → APROBADA',
    RECHAZADA: 'actualizacion_fallida VERSION_OBSOLETA → RECHAZADA',
    FALLIDA: 'actualizacion_fallida NO_EXISTE → FALLIDA',
    ELIMINADA: 'actualizacion_fallida NO_EXISTE → ELIMINADA',
  },
  'actualizar duplicado': {
    INEXISTENTE: 'actualizacion_fallida DUPLICADA → FALLIDA',
    PENDIENTE: 'actualizacion_fallida DUPLICADA → PENDIENTE',
    APROBADA: 'actualizacion_fallida DUPLICADA → APROBADA',
    RECHAZADA: 'actualizacion_fallida DUPLICADA → RECHAZADA',
    FALLIDA: 'actualizacion_fallida DUPLICADA → FALLIDA',
    ELIMINADA: 'actualizacion_fallida DUPLICADA → ELIMINADA',
  },
  eliminar: {
    INEXISTENTE: 'eliminado → ELIMINADA',
    PENDIENTE: 'eliminado → ELIMINADA',
    APROBADA: 'eliminado → ELIMINADA',
    RECHAZADA: 'eliminado → ELIMINADA',
    FALLIDA: 'eliminado → ELIMINADA',
    ELIMINADA: 'eliminado → ELIMINADA',
  },
  aprobar: {
    INEXISTENTE: 'aprobacion_fallida ELIMINADA → FALLIDA',
    PENDIENTE: 'aprobado → APROBADA',
    APROBADA: 'aprobado → APROBADA',
    RECHAZADA: 'aprobacion_fallida VERSION_OBSOLETA → RECHAZADA',
    FALLIDA: 'aprobacion_fallida ELIMINADA → FALLIDA',
    ELIMINADA: 'aprobacion_fallida ELIMINADA → ELIMINADA',
  },
  'aprobar lo viejo': {
    INEXISTENTE: 'aprobacion_fallida ELIMINADA → FALLIDA',
    PENDIENTE: 'aprobacion_fallida VERSION_OBSOLETA → PENDIENTE',
    APROBADA: 'aprobacion_fallida VERSION_OBSOLETA → APROBADA',
    RECHAZADA: 'aprobacion_fallida VERSION_OBSOLETA → RECHAZADA',
    FALLIDA: 'aprobacion_fallida ELIMINADA → FALLIDA',
    ELIMINADA: 'aprobacion_fallida ELIMINADA → ELIMINADA',
  },
  rechazar: {
    INEXISTENTE: 'rechazo_fallido ELIMINADA → FALLIDA',
    PENDIENTE: 'rechazado → RECHAZADA',
    APROBADA: 'rechazado → RECHAZADA',
    RECHAZADA: 'rechazado → RECHAZADA',
    FALLIDA: 'rechazo_fallido ELIMINADA → FALLIDA',
    ELIMINADA: 'rechazo_fallido ELIMINADA → ELIMINADA',
  },
  'rechazar lo viejo': {
    INEXISTENTE: 'rechazo_fallido ELIMINADA → FALLIDA',
    PENDIENTE: 'rechazo_fallido VERSION_OBSOLETA → PENDIENTE',
    APROBADA: 'rechazo_fallido VERSION_OBSOLETA → APROBADA',
    RECHAZADA: 'rechazo_fallido VERSION_OBSOLETA → RECHAZADA',
    FALLIDA: 'rechazo_fallido ELIMINADA → FALLIDA',
    ELIMINADA: 'rechazo_fallido ELIMINADA → ELIMINADA',
  },
  'rechazar lo que haya': {
    INEXISTENTE: 'rechazo_fallido ELIMINADA → FALLIDA',
    PENDIENTE: 'rechazado → RECHAZADA',
    APROBADA: 'rechazado → RECHAZADA',
    RECHAZADA: 'rechazado → RECHAZADA',
    FALLIDA: 'rechazo_fallido ELIMINADA → FALLIDA',
    ELIMINADA: 'rechazo_fallido ELIMINADA → ELIMINADA',
  },
};

const actualEn = (estado: Estado | 'INEXISTENTE'): Actual =>
  estado === 'INEXISTENTE' ? undefined : registro(estado);

describe('life of what is registered', () => {
  for (const [nombre, comando] of Object.entries(comandos) as [keyof typeof comandos, Comando][]) {
    for (const estado of columnas) {
      const esperado = tabla[nombre][estado];

      it(`${nombre}, when it is ${estado}: ${esperado}`, () => {
        const { state, events } = comando(actualEn(estado));
        expect(events).to.have.length(1);
        const { suceso, ...resto } = events[0]!;
        const motivo = 'motivo' in resto && resto.motivo !== null ? ` ${resto.motivo}` : '';
        expect(`${suceso}${motivo} → ${state.estado}`).to.equal(esperado);
      });
    }
  }

  it('begins at version 1 with what was sent', () => {
    const { state } = crear(undefined, { llave: 'b' }, solicitud(3000));
    expect(state).to.deep.include({ version: 1, versionDatos: 1, datos: { llave: 'b' } });
    expect(state).to.include({ fechaCreacion: 3000, fechaActualizacion: 3000 });
  });

  it('keeps no data in the tombstone of a refused create', () => {
    expect(crearDuplicado(undefined, solicitud()).state).to.deep.include({
      datos: vacio,
      motivo: 'DUPLICADA',
    });
  });

  it('answers a refusal without changing anything but the version', () => {
    const actual = registro('APROBADA');
    const { state } = actualizar(actual, { llave: 'b' }, 3, solicitud());
    expect(state).to.deep.equal({ ...actual, version: 6 });
  });

  it('changes only the fields that an update names', () => {
    const { state, events } = actualizar(registro('APROBADA'), {}, null, solicitud());
    expect(state.datos).to.deep.equal({ llave: 'a' });
    expect(events).to.deep.equal([{ suceso: 'actualizado', anterior: { llave: 'a' } }]);
  });

  it('dates an update and remembers at which version the data changed', () => {
    const { state } = actualizar(registro('APROBADA'), { llave: 'b' }, null, solicitud(3000));
    expect(state).to.include({ version: 6, versionDatos: 6, fechaCreacion: 1000, fechaActualizacion: 3000 });
  });

  it('forgets the rules that the data before an update broke', () => {
    const { state } = actualizar(
      registro('RECHAZADA', { reglasFallidas: reglas }),
      { llave: 'b' },
      null,
      solicitud(),
    );
    expect(state.reglasFallidas).to.deep.equal([]);
  });

  it('keeps the rules for which it was rejected', () => {
    expect(rechazar(registro('PENDIENTE'), 4, reglas, solicitud()).state.reglasFallidas).to.equal(reglas);
  });

  it('does not count a verdict as a change of the data', () => {
    expect(aprobar(registro('PENDIENTE'), 4, solicitud()).state).to.include({ version: 6, versionDatos: 4 });
  });

  for (const [estado, versionAuditada] of [
    ['APROBADA', 4],
    ['ELIMINADA', 4],
    ['INEXISTENTE', 0],
  ] as const) {
    it(`says which version a rejection met that named none, when it is ${estado}: ${versionAuditada}`, () => {
      const { events } = rechazar(actualEn(estado), null, reglas, solicitud());
      expect(events[0]).to.include({ versionAuditada });
    });
  }

  it('is not created any more once it was compensated', () => {
    const { state } = eliminar<Datos>(undefined, 'COMPENSACION', solicitud());
    const late = crear(state, { llave: 'b' }, solicitud());
    expect(late.events).to.deep.equal([{ suceso: 'creacion_fallida', motivo: 'ELIMINADA' }]);
    expect(late.state).to.deep.equal({ ...state, version: 2 });
  });

  it('keeps why it was deleted', () => {
    const { state, events } = eliminar(registro('PENDIENTE'), 'CANCELADA', solicitud());
    expect(state.motivo).to.equal('CANCELADA');
    expect(events).to.deep.equal([{ suceso: 'eliminado', motivo: 'CANCELADA' }]);
  });
});
