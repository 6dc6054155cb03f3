import { expect } from 'chai';
import { TestBff } from './support/bff.js';
import { ID, OTHER_ID } from './support/samples.js';

const CREAR = `mutation ($nombre: String!, $catastral: String!, $nit: String!, $latitud: String!, $longitud: String!) {
  crearPropiedad(
    nombrePropiedad: $nombre, identificacionCatastral: $catastral, nit: $nit, latitud: $latitud, longitud: $longitud
  ) { mensaje codigo operacion { id estado } }
}`;
const casa = {
  nombre: 'Casa Verde',
  catastral: '25001000000000001234',
  nit: '890903938-8',
  latitud: '4.6',
  longitud: '-74.08',
};

describe('mutations of properties', () => {
  const bff = new TestBff();

  before(() => bff.start());

  after(() => bff.stop());

  beforeEach(() => {
    bff.sink.clear();
  });

  /** What was sent, and where. */
  const sent = () =>
    bff.sink.commands.map(({ type, aggregateId, correlationId, data }, index) => {
      const { topic, key } = bff.sink.encoded[index]!;
      return { topic, key, type, aggregateId, correlationId, data: { ...data } };
    });

  const mutate = (call: string, headers: Record<string, string> = {}) =>
    bff.graphql(`mutation { ${call} { mensaje codigo operacion { id estado } } }`, {}, headers);

  describe('crearPropiedad', () => {
    /** The command that registers a property. */
    async function registrar(variables: typeof casa, headers: Record<string, string> = {}) {
      await bff.graphql(CREAR, variables, headers);
      const command = bff.sink.commands.at(-1)!;
      if (command.type !== 'RegistrarPropiedad') throw new Error(`${command.type} was sent`);
      return command;
    }

    it('sends one message, keyed by its operation, with what both services are to be told', async () => {
      const { body } = await bff.graphql(CREAR, casa);
      expect(sent()).to.have.length(1);
      const [{ topic, key, type, aggregateId, correlationId, data }] = sent() as [ReturnType<typeof sent>[0]];
      expect({ topic, type }).to.deep.equal({ topic: 'comandos/auditoria', type: 'RegistrarPropiedad' });
      expect(new Set([key, aggregateId, correlationId])).to.have.property('size', 1);
      expect(data).to.deep.include({
        propiedad: { nombre: casa.nombre, identificacionCatastral: casa.catastral, nit: casa.nit },
        geografico: { nombrePropiedad: casa.nombre, latitud: casa.latitud, longitud: casa.longitud },
      });
      expect(body.data!['crearPropiedad']).to.deep.equal({
        mensaje: 'Procesando mensaje',
        codigo: 202,
        operacion: { id: correlationId, estado: 'EN_CURSO' },
      });
    });

    it('makes message, property and operation ids that sort by time', async () => {
      const { id, correlationId, data } = await registrar(casa);
      const ids = [id, correlationId, data.propiedadId];
      for (const one of ids) expect(one[14]).to.equal('7');
      expect(new Set(ids)).to.have.property('size', 3);
    });

    it('accepts a property with nothing in it: the audit judges that', async () => {
      await mutate('crearPropiedad');
      expect(sent()[0]!.data).to.deep.include({
        propiedad: { nombre: null, identificacionCatastral: null, nit: null },
        geografico: { nombrePropiedad: null, latitud: null, longitud: null },
      });
    });

    it('sends the same message again under its idempotency key', async () => {
      const headers = { 'idempotency-key': 'k1' };
      const [first, second] = [await registrar(casa, headers), await registrar(casa, headers)];
      expect({ ...second, time: 0, ingestion: 0 }).to.deep.equal({ ...first, time: 0, ingestion: 0 });
    });

    for (const field of Object.keys(casa)) {
      it(`registers another property, by another operation, when ${field} is another under one key`, async () => {
        const headers = { 'idempotency-key': 'k2' };
        const first = await registrar(casa, headers);
        const second = await registrar({ ...casa, [field]: '0' }, headers);
        const ids = [first, second].flatMap(({ id, correlationId, data }) => [
          id,
          correlationId,
          data.propiedadId,
        ]);
        expect(new Set(ids)).to.have.property('size', 6);
      });
    }
  });

  const calls: [string, ReturnType<typeof sent>[0]['topic'], string, object][] = [
    [
      `actualizarPropiedad(id: "${ID}", nombre: "Lote", versionEsperada: 2)`,
      'comandos/propiedad',
      'ActualizarPropiedad',
      { nombre: 'Lote', identificacionCatastral: null, nit: null, versionEsperada: 2 },
    ],
    [
      `actualizarDatosGeograficos(id: "${ID}", latitud: "5")`,
      'comandos/geografico',
      'ActualizarDatosGeograficos',
      { nombrePropiedad: null, latitud: '5', longitud: null, versionEsperada: null },
    ],
    [`eliminarPropiedad(propiedadId: "${ID}")`, 'comandos/propiedad', 'EliminarPropiedad', { motivo: null }],
    [
      `eliminarDatosGeograficos(geograficosId: "${ID}")`,
      'comandos/geografico',
      'EliminarDatosGeograficos',
      { motivo: null },
    ],
  ];

  for (const [call, topic, type, data] of calls) {
    const name = call.slice(0, call.indexOf('('));

    it(`${name} sends ${type} about the property that it names`, async () => {
      const { body } = await mutate(call.replace(ID, ID.toUpperCase()));
      const { correlationId, ...command } = sent()[0]!;
      expect(command).to.deep.equal({ topic, key: ID, type, aggregateId: ID, data });
      expect(body.data![name]).to.deep.include({ operacion: { id: correlationId, estado: 'EN_CURSO' } });
    });

    it(`${name} is one operation for each property under one key`, async () => {
      const headers = { 'idempotency-key': 'k3' };
      for (const one of [call, call, call.replace(ID, OTHER_ID)]) await mutate(one, headers);
      const [first, again, other] = sent().map(({ correlationId }) => correlationId);
      expect(again).to.equal(first);
      expect(other).to.not.equal(first);
    });
  }

  describe('cancelarOperacion', () => {
    it('sends CancelarOperacion as a part of the operation that it names, and answers with that', async () => {
      const { body } = await mutate(`cancelarOperacion(id: "${ID}")`);
      expect(sent()).to.deep.equal([
        {
          topic: 'comandos/auditoria',
          key: ID,
          type: 'CancelarOperacion',
          aggregateId: ID,
          correlationId: ID,
          data: {},
        },
      ]);
      expect(body.data!['cancelarOperacion']).to.deep.include({ operacion: { id: ID, estado: 'EN_CURSO' } });
    });

    it('is one message for each operation under one key', async () => {
      const headers = { 'idempotency-key': 'k4' };
      for (const id of [ID, ID, OTHER_ID]) await mutate(`cancelarOperacion(id: "${id}")`, headers);
      const [first, again, other] = bff.sink.commands.map(({ id }) => id);
      expect(again).to.equal(first);
      expect(other).to.not.equal(first);
    });
  });

  for (const [call, campo] of [
    ['crearPropiedad(nombrePropiedad: $v)', 'nombrePropiedad'],
    ['crearPropiedad(identificacionCatastral: $v)', 'identificacionCatastral'],
    ['crearPropiedad(nit: $v)', 'nit'],
    ['crearPropiedad(latitud: $v)', 'latitud'],
    ['crearPropiedad(longitud: $v)', 'longitud'],
    [`actualizarPropiedad(id: "${ID}", nombre: $v)`, 'nombre'],
    [`actualizarDatosGeograficos(id: "${ID}", latitud: $v)`, 'latitud'],
    ['eliminarPropiedad(propiedadId: $v)', 'propiedadId'],
    ['eliminarDatosGeograficos(geograficosId: $v)', 'geograficosId'],
  ] as const) {
    it(`${call} names ${campo} and its rule when it is too long`, async () => {
      const { body } = await bff.graphql(`mutation ($v: String!) { ${call} { codigo } }`, {
        v: 'x'.repeat(201),
      });
      expect(body.errors![0]!.extensions).to.include({ code: 'ENTRADA_INVALIDA', campo });
      expect(body.errors![0]!.extensions['regla']).to.match(/^must /);
      expect(bff.sink.encoded).to.be.empty;
    });
  }
});
