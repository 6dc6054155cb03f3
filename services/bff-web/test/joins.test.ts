import { expect } from 'chai';
import { TestBff } from './support/bff.js';
import {
  companiaJson,
  datosGeograficosJson,
  ID,
  operacionJson,
  OTHER_ID,
  propiedadJson,
} from './support/samples.js';

const JOINED = 'id datosGeograficos { id latitud } compania { identificacion } auditoria { id estado }';
const NIT = '890903938-8';

const idOf = (number: number) => `0197a6a1-4c7e-7cc0-8000-${String(number).padStart(12, '0')}`;
const nitOf = (number: number) => String(800_000_000 + (number % 10));

describe('a property and what other services know of it', () => {
  const bff = new TestBff();

  beforeEach(async () => {
    await bff.start();
    bff.propiedades.answerJson([propiedadJson()]);
    bff.geograficos.answerJson([datosGeograficosJson()]);
    bff.companias.answerJson([companiaJson()]);
    bff.auditoria.answerJson([operacionJson(OTHER_ID, ID)]);
  });

  afterEach(() => bff.stop());

  const asked = () => bff.services.flatMap(({ asked }) => asked);
  const joined = async (selection = JOINED) => {
    const { body } = await bff.graphql(`{ propiedad(id: "${ID}") { ${selection} } }`);
    return body.data!['propiedad'];
  };

  it('has where it is, the company of its NIT and the last operation on it', async () => {
    expect(await joined()).to.deep.equal({
      id: ID,
      datosGeograficos: { id: ID, latitud: '4.6' },
      compania: { identificacion: NIT },
      auditoria: { id: OTHER_ID, estado: 'COMPLETADA' },
    });
    expect(asked()).to.have.members([
      `/ingestion/propiedad-query?ids=${ID}&limite=1`,
      `/ingestion/datos-geograficos-query?ids=${ID}&limite=1`,
      '/ingestion/compania-query?identificacion=8909039388&limite=1',
      `/auditoria/ultimas-operaciones?agregados=${ID}`,
    ]);
  });

  it('has null for what nobody knows', async () => {
    for (const service of [bff.geograficos, bff.companias, bff.auditoria]) service.answerJson([]);
    expect(await joined()).to.deep.equal({
      id: ID,
      datosGeograficos: null,
      compania: null,
      auditoria: null,
    });
  });

  it('asks nobody for what the document does not', async () => {
    await joined('id nombre');
    expect(asked()).to.have.length(1);
  });

  for (const nit of [null, '', '-', 'ninguno', '1'.repeat(64), '\ufdfa'.repeat(64), '8909,03938']) {
    const expected = nit === '8909,03938' ? 'looks for the digits of' : 'looks for no company with';
    it(`${expected} the NIT ${JSON.stringify(nit?.slice(0, 10) ?? nit)}`, async () => {
      bff.propiedades.answerJson([propiedadJson(ID, nit)]);
      bff.companias.answerJson([]);
      expect(await joined('compania { id }')).to.deep.equal({ compania: null });
      const lookups =
        nit === '8909,03938' ? ['/ingestion/compania-query?identificacion=890903938&limite=1'] : [];
      expect(bff.companias.asked).to.deep.equal(lookups);
    });
  }

  describe('in a list of a hundred', () => {
    const numbers = Array.from({ length: 100 }, (_, number) => number);

    beforeEach(() => {
      bff.propiedades.answerJson(numbers.map((number) => propiedadJson(idOf(number), nitOf(number))));
      bff.geograficos.answerJson(numbers.toReversed().map((number) => datosGeograficosJson(idOf(number))));
      bff.companias.answerJson(
        numbers.slice(0, 10).map((number) => companiaJson(idOf(number), nitOf(number))),
      );
      bff.auditoria.answerJson(numbers.map((number) => operacionJson(OTHER_ID, idOf(number))));
    });

    const list = () => bff.graphql(`{ propiedades(limite: 100) { ${JOINED} } }`);

    it('costs one call to each service', async () => {
      const { body } = await list();
      expect(body.errors).to.equal(undefined);
      expect(bff.services.map((service) => service.asked.length)).to.deep.equal([1, 1, 1, 1]);
    });

    it('gets its own', async () => {
      const { body } = await list();
      const expected = numbers.map((number) => ({
        id: idOf(number),
        datosGeograficos: { id: idOf(number), latitud: '4.6' },
        compania: { identificacion: nitOf(number) },
        auditoria: { id: OTHER_ID, estado: 'COMPLETADA' },
      }));
      expect(body.data!['propiedades']).to.deep.equal(expected);
    });

    for (const [field, name] of [
      ['datosGeograficos', 'geograficos'],
      ['compania', 'companias'],
      ['auditoria', 'auditoria'],
    ] as const) {
      it(`has a null and an error for each ${field} while ${name} is away, and all the rest`, async () => {
        const { body: whole } = await list();
        await bff[name].stop();
        const { status, body } = await list();
        expect(status).to.equal(200);
        const propiedades = whole.data!['propiedades'] as Record<string, unknown>[];
        expect(body.data!['propiedades']).to.deep.equal(
          propiedades.map((one) => ({ ...one, [field]: null })),
        );
        const paths = numbers.map((number) => ['propiedades', number, field]);
        expect(body.errors!.map(({ path }) => path)).to.deep.equal(paths);
        for (const { extensions } of body.errors!) {
          const code = 'SERVICIO_NO_DISPONIBLE';
          expect(extensions).to.deep.equal({ code, retryable: true, servicio: name });
        }
      });
    }

    it('is told of a service that is away in one line of the log', async () => {
      await bff.geograficos.stop();
      const { headers } = await list();
      const requestId = headers.get('x-request-id');
      const lines = bff.lines.filter((line) => line['requestId'] === requestId && line['level'] === 'warn');
      expect(lines).to.have.length(1);
    });
  });
});
