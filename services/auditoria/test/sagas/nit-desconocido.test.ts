import { expect } from 'chai';
import { Escenario, EXPIRACION_MS, REVISION_MS, engine } from '../support/escenario.js';
import { mensaje, OPERACION, PROPIEDAD, propiedadValida, publico } from '../support/mensajes.js';
import * as de from '../support/mensajes-de-propiedad.js';

const vence = de.creados.time + REVISION_MS;
const esperando = () => Escenario.nuevo().sinCompania().on(de.registrar, de.creada, de.creados);
const codigosDe = ({ operacion }: Escenario) => operacion.reglasFallidas.map(({ codigo }) => codigo);
const creadaCon = (nit: string | null) =>
  mensaje('PropiedadCreada', { ...publico, ...propiedadValida, nit }, { aggregateId: PROPIEDAD });

describe('a NIT that no company has', () => {
  it('is waited for: its company may be on its way', () => {
    const curso = esperando().sends().is('EN_CURSO');
    expect(curso.operacion.plazo).to.deep.equal({ tipo: 'REVISION', vence });
    expect(curso.pasos).to.include.members([
      'auditoria_propiedad PENDIENTE',
      'auditoria_geografico PENDIENTE',
    ]);
  });

  it('is looked at once more, and the property is approved when it is known by then', () => {
    esperando()
      .conCompania()
      .on(de.revisar(vence))
      .sends('AprobarPropiedad', 'AprobarDatosGeograficos')
      .ignores(de.revisar(vence));
  });

  it('is a broken rule when it is still unknown', () => {
    const curso = esperando().on(de.revisar(vence)).sends('RechazarPropiedad', 'RechazarDatosGeograficos');
    expect(codigosDe(curso)).to.deep.equal(['NIT_DESCONOCIDO']);
  });

  it('is not looked at before it is due, whatever else comes', () => {
    esperando()
      .conCompania()
      .ignores(de.creada, de.creados, de.revisar(vence - 1), de.registrar);
  });

  it('gives the operation another day, so that no old reminder is about it', () => {
    const curso = esperando().on(de.revisar(vence));
    expect(curso.operacion.plazo).to.deep.equal({ tipo: 'EXPIRACION', vence: vence + EXPIRACION_MS });
    curso.ignores(de.revisar(de.registrar.time + EXPIRACION_MS));
  });

  it('does not keep the operation from being cancelled', () => {
    esperando()
      .on(de.cancelar)
      .sends('EliminarPropiedad', 'EliminarDatosGeograficos')
      .ignores(de.revisar(vence));
  });

  it('is waited for after an update, too', () => {
    const plazo = de.actualizada.time + REVISION_MS;
    const curso = Escenario.nuevo().sinCompania().on(de.actualizada).sends();
    curso.on(de.revisar(plazo)).sends('RechazarPropiedad');
  });

  for (const nit of [null, '', ' '])
    it(`is not waited for when there is none: ${JSON.stringify(nit)}`, () => {
      const curso = Escenario.nuevo().on(de.registrar, creadaCon(nit), de.creados);
      curso.sends('RechazarPropiedad', 'RechazarDatosGeograficos');
      expect(codigosDe(curso)).to.deep.equal(['NIT_DESCONOCIDO']);
    });

  it('is looked up once: when there is nothing else to wait for', () => {
    const { operacion } = Escenario.nuevo().on(de.registrar, de.creada);
    expect(engine.nitToAsk(operacion, de.creados)).to.equal('8909039388');
    for (const mensaje of [de.creada, de.datosFallidos, de.cancelar, de.aprobada])
      expect(engine.nitToAsk(operacion, mensaje), mensaje.type).to.equal(undefined);
    expect(engine.nitToAsk(undefined, de.registrar)).to.equal(undefined);
  });

  it('is of no interest while the operation is undone', () => {
    const { operacion } = Escenario.nuevo().on(de.registrar, de.creada, de.cancelar);
    expect(engine.nitToAsk(operacion, de.creados)).to.equal(undefined);
  });

  it('is a bug when nobody looked it up', () => {
    const { operacion } = Escenario.nuevo().on(de.registrar, de.creada);
    expect(() => engine.decide(operacion, de.creados)).to.throw(OPERACION);
  });
});
