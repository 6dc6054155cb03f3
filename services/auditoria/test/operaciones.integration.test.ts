import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { valida } from './support/companias.js';
import { Sistema, type Operacion } from './support/sistema.js';

describe('operations, once they are over', function () {
  this.timeout(60_000);
  let sistema: Sistema;

  /** Approved, rejected and failed ones, and one that changes what an earlier one made. */
  before(async () => {
    sistema = await Sistema.start();
    const primera = valida();
    const creada = await sistema.crear(primera);
    await sistema.finDe(creada);
    const cambios = [
      sistema.crear(primera),
      sistema.actualizar(creada.id, { nombre: 'otro' }),
      ...Array.from({ length: 4 }, () => sistema.crear(valida())),
      sistema.crear({ ...valida(), email: 'nada' }),
    ];
    for (const cambio of await Promise.all(cambios)) await sistema.finDe(cambio);
  });

  after(() => sistema.close());

  const list = async (query: string) => {
    const response = await sistema.auditoria.rest(`/auditoria/operaciones?${query}`);
    expect(response.status).to.equal(200);
    return { link: response.headers.get('link'), operaciones: (await response.json()) as Operacion[] };
  };

  const place = ({ fecha_creacion, id }: Operacion) => `${fecha_creacion} ${id}`;

  it('are listed page by page, each once, newest first', async () => {
    const todas = (await list('limite=100')).operaciones.map(place);
    const leidas: string[] = [];
    for (let query: string | undefined = 'limite=4'; query !== undefined;) {
      const { link, operaciones } = await list(query);
      leidas.push(...operaciones.map(place));
      query = /\?([^>]+)>; rel="next"/.exec(link ?? '')?.[1];
    }
    expect(leidas).to.deep.equal(todas);
    expect(todas).to.deep.equal(todas.toSorted().reverse());
  });

  it('are listed by state', async () => {
    const { operaciones } = await list('estado=FALLIDA&limite=100');
    expect(new Set(operaciones.map(({ estado }) => estado))).to.deep.equal(new Set(['FALLIDA']));
  });

  it('are told to the world, every one and no other', async () => {
    const { operaciones } = await list('limite=100');
    const told = await messagesOf(sistema.sandbox.broker(), 'eventos/auditoria');
    const keys = new Set(told.map((message) => message.getPartitionKey()));
    expect(keys).to.deep.equal(new Set(operaciones.map(({ id }) => id)));
  });

  it('are unknown until their first event has come', async () => {
    const response = await sistema.auditoria.rest(
      '/auditoria/operaciones/0197a2b4-7c1e-7000-8000-00000000ffff',
    );
    expect(response.status).to.equal(404);
    expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
  });

  it('are found as the last one on their aggregate', async () => {
    const { operaciones } = await list('limite=100');
    const agregados = [...new Set(operaciones.map(({ agregado_id }) => agregado_id))];
    const response = await sistema.auditoria.rest(
      `/auditoria/ultimas-operaciones?agregados=${agregados.join()}`,
    );
    const ultimas = agregados.map((agregado) =>
      operaciones.find(({ agregado_id }) => agregado_id === agregado),
    );
    expect(await response.json()).to.have.deep.members(ultimas);
  });

  for (const query of ['estado=VIVA', 'limite=0', 'limite=1000', 'despues=x']) {
    it(`are not listed by ${query}`, async () => {
      const response = await sistema.auditoria.rest(`/auditoria/operaciones?${query}`);
      expect(response.status).to.equal(400);
    });
  }

  it('are described by a valid OpenAPI document', async () => {
    const response = await sistema.auditoria.rest('/openapi.json');
    const document = (await response.json()) as Record<string, unknown>;
    expect(await new Validator().validate(document)).to.deep.equal({ valid: true });
  });
});
