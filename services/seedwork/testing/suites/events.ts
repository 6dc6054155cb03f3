import { readerFor } from '@propalpes/schemas/tolerant-reader';
import { expect } from 'chai';
import type { Registro, Suceso } from '../../src/domain/registro.js';
import { encodeMessage, type Outgoing } from '../../src/messaging/outgoing.js';
import { eventTypesOf, type RegistroApi } from '../registro-api.js';
import { ID, registroCon } from '../registros.js';

export interface EventsUnderTest<D> {
  readonly api: RegistroApi;
  readonly eventoDe: (suceso: Suceso<D>, registro: Registro<D>) => Outgoing;
  readonly datos: D;
  /** The field of an update that tells what was given up, and of which field of the data. */
  readonly givenUp?: { readonly campo: keyof D & string; readonly as: string };
}

const reglas = [{ codigo: 'SIN_NOMBRE', mensaje: 'No tiene nombre.' }];

/** How a service's events, as their readers get them, tell what became of a command. */
export function testEvents<D extends object>({ api, eventoDe, datos, givenUp }: EventsUnderTest<D>): void {
  const publico = { ...datos, estado: 'APROBADA', fechaCreacion: 1000, fechaActualizacion: 1000 };
  const nothingGivenUp = givenUp && { [givenUp.as]: null };

  /** What a reader gets of an event, in plain objects. */
  function read(suceso: Suceso<D>, registro = registroCon(datos)) {
    const cause = { correlationId: ID, causationId: ID, traceparent: '' };
    const { bytes } = encodeMessage(eventoDe(suceso, registro), cause, { serviceName: 'test', time: 1 });
    const reader = readerFor(api.eventos);
    const { type, data, aggregateId, aggregateVersion } = reader.decode(bytes, reader.fingerprint);
    return { type, aggregateId, aggregateVersion, data: JSON.parse(JSON.stringify(data)) as object };
  }

  const casos: readonly [Suceso<D>, object][] = [
    [{ suceso: 'creado' }, publico],
    [{ suceso: 'creacion_fallida', motivo: 'DUPLICADA' }, { motivo: 'DUPLICADA' }],
    [
      { suceso: 'actualizado', anterior: datos },
      { ...publico, ...nothingGivenUp },
    ],
    [{ suceso: 'actualizacion_fallida', motivo: 'NO_EXISTE' }, { motivo: 'NO_EXISTE' }],
    [{ suceso: 'eliminado', motivo: 'COMPENSACION' }, { motivo: 'COMPENSACION' }],
    [{ suceso: 'aprobado', versionAuditada: 4 }, { versionAuditada: 4 }],
    [
      { suceso: 'aprobacion_fallida', versionAuditada: 3, motivo: 'VERSION_OBSOLETA' },
      { versionAuditada: 3, motivo: 'VERSION_OBSOLETA' },
    ],
    [
      { suceso: 'rechazado', versionAuditada: 4, reglas },
      { versionAuditada: 4, reglas },
    ],
    [
      { suceso: 'rechazo_fallido', versionAuditada: 4, motivo: 'ELIMINADA' },
      { versionAuditada: 4, motivo: 'ELIMINADA' },
    ],
  ];
  for (const [suceso, data] of casos) {
    const type = eventTypesOf(api)[suceso.suceso];
    it(`tell of "${suceso.suceso}" as ${type}`, () => {
      expect(read(suceso)).to.deep.equal({ type, data, aggregateId: ID, aggregateVersion: 5 });
    });
  }

  if (givenUp)
    it(`tell the ${givenUp.campo} that an update gave up`, () => {
      const anterior = { ...datos, [givenUp.campo]: 'otra' };
      expect(read({ suceso: 'actualizado', anterior }).data).to.include({ [givenUp.as]: 'otra' });
    });

  it('tell of something of which nothing is known', () => {
    const vacio = Object.fromEntries(Object.keys(datos).map((campo) => [campo, null]));
    expect(read({ suceso: 'creado' }, registroCon(vacio as D)).data).to.include(vacio);
  });
}
