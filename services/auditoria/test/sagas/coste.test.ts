import { expect } from 'chai';
import { nits, type Accion } from '../model/guion.js';
import { Mundo } from '../model/mundo.js';
import { propiedadValida, geograficoValido } from '../support/mensajes.js';

const registrar: Accion = {
  hace: 'registrar',
  propiedad: { ...propiedadValida, nit: nits.conocido },
  geografico: { ...geograficoValido, nombrePropiedad: null },
};

describe('the cost of registering a property, when nothing goes wrong', () => {
  const todoVaBien = () => 0;
  let mensajes: number;
  let mundo: Mundo;

  before(async () => {
    mundo = new Mundo([registrar], todoVaBien);
    await mundo.run();
    mensajes = mundo.sistema.topics.all.flatMap((log) => log.messages).length;
  });

  it('is 10 messages', () => {
    expect(mensajes).to.equal(10);
  });

  it('is 16 round trips to the databases', () => {
    const sentByServices = mensajes - 1;
    expect(mundo.calls - sentByServices).to.equal(16);
  });
});
