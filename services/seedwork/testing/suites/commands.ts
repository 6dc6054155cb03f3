import { expect } from 'chai';
import type {
  approval,
  creation,
  deletion,
  rejection,
  update,
} from '../../src/application/registro-handlers.js';
import { ID, registroCon } from '../registros.js';

type Datos<D> = { readonly [Campo in keyof D]: string | null };

export interface CommandsUnderTest<D extends Datos<D>> {
  /** Data in which every field is known. */
  readonly datos: D;
  readonly crear: ReturnType<typeof creation<D>>;
  readonly actualizar: ReturnType<typeof update<D>>;
  readonly eliminar: ReturnType<typeof deletion<D>>;
  readonly aprobar: ReturnType<typeof approval<D>>;
  readonly rechazar: ReturnType<typeof rejection<D>>;
}

const reglas = [{ codigo: 'SIN_NOMBRE', mensaje: 'No tiene nombre.' }];

/** What a service's commands do to what it registers: the same in every service, to other data. */
export function testCommands<D extends Datos<D>>({ datos, ...comandos }: CommandsUnderTest<D>): void {
  const { crear, actualizar, eliminar, aprobar, rechazar } = comandos;
  const campos = Object.keys(datos) as (keyof D & string)[];
  const vacio = Object.fromEntries(campos.map((campo) => [campo, null])) as unknown as D;
  const actual = registroCon(datos);
  const comando = <Data>(data: Data) => ({ aggregateId: ID, time: 2000, data });
  const cambio = (campos: Partial<D>, versionEsperada: number | null = null) =>
    comando({ ...vacio, ...campos, versionEsperada });

  it('create: what was sent, under the id that its sender chose, at the time it was sent', () => {
    const decision = crear.decide(undefined, comando(datos));
    expect(decision?.state).to.deep.include({ id: ID, datos, estado: 'PENDIENTE', fechaCreacion: 2000 });
  });

  it('create: nothing that a later version of the command has beside the data', () => {
    const decision = crear.decide(undefined, comando({ ...datos, origen: 'feria' }));
    expect(decision?.state.datos).to.deep.equal(datos);
  });

  it('create: blindly, because that usually works', () => {
    expect(crear.creates).to.equal(true);
  });

  it('do not create what another one holds the unique key of', () => {
    const decision = crear.whenDuplicated?.(undefined, comando(datos));
    expect(decision?.events).to.deep.equal([{ suceso: 'creacion_fallida', motivo: 'DUPLICADA' }]);
    expect(decision?.state).to.deep.include({ estado: 'FALLIDA', datos: vacio });
  });

  for (const campo of campos) {
    it(`change ${campo} alone when the rest is null`, () => {
      const decision = actualizar.decide(actual, cambio({ [campo]: 'nuevo' } as unknown as Partial<D>));
      expect(decision?.state.datos).to.deep.equal({ ...datos, [campo]: 'nuevo' });
    });

    it(`change ${campo} to the empty text, which the audit judges`, () => {
      const decision = actualizar.decide(actual, cambio({ [campo]: '' } as unknown as Partial<D>));
      expect(decision?.state.datos[campo]).to.equal('');
    });
  }

  it('return what is changed to PENDIENTE, to be audited again', () => {
    const decision = actualizar.decide(actual, cambio({}));
    expect(decision?.state).to.include({ estado: 'PENDIENTE', fechaActualizacion: 2000 });
  });

  it('do not change what its sender saw with other data', () => {
    expect(actualizar.decide(actual, cambio({}, 3))?.events).to.deep.equal([
      { suceso: 'actualizacion_fallida', motivo: 'VERSION_OBSOLETA' },
    ]);
  });

  it('do not change anything to what another one holds the unique key of', () => {
    const decision = actualizar.whenDuplicated?.(actual, cambio({}));
    expect(decision?.events).to.deep.equal([{ suceso: 'actualizacion_fallida', motivo: 'DUPLICADA' }]);
    expect(decision?.state.datos).to.deep.equal(datos);
  });

  it('leave a tombstone of what they delete', () => {
    expect(eliminar.decide(actual, comando({}))?.state).to.include({ estado: 'ELIMINADA', motivo: null });
  });

  it('leave a tombstone, which says why, also of what nobody registered', () => {
    const decision = eliminar.decide(undefined, comando({ motivo: 'COMPENSACION' }));
    expect(decision?.state).to.deep.include({ id: ID, version: 1, estado: 'ELIMINADA', datos: vacio });
    expect(decision?.state.motivo).to.equal('COMPENSACION');
  });

  it('approve the version that was audited', () => {
    const decision = aprobar.decide(
      registroCon(datos, { estado: 'PENDIENTE' }),
      comando({ versionAuditada: 4 }),
    );
    expect(decision?.state.estado).to.equal('APROBADA');
  });

  it('do not approve what changed since', () => {
    expect(aprobar.decide(actual, comando({ versionAuditada: 2 }))?.events).to.deep.equal([
      { suceso: 'aprobacion_fallida', versionAuditada: 2, motivo: 'VERSION_OBSOLETA' },
    ]);
  });

  for (const versionAuditada of [4, null]) {
    it(`reject version ${versionAuditada ?? '"any"'} and keep every rule that it broke`, () => {
      const decision = rechazar.decide(actual, comando({ versionAuditada, reglas }));
      expect(decision?.state).to.deep.include({ estado: 'RECHAZADA', reglasFallidas: reglas });
    });
  }

  it('do not reject what is gone', () => {
    const gone = registroCon(datos, { estado: 'ELIMINADA' });
    expect(rechazar.decide(gone, comando({ versionAuditada: 4, reglas }))?.events).to.deep.equal([
      { suceso: 'rechazo_fallido', versionAuditada: 4, motivo: 'ELIMINADA' },
    ]);
  });
}
