import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { topicsOf, type RegistroApi } from '../registro-api.js';
import { RegistroService, type Vista } from '../registro-service.js';
import { Sandbox } from '../sandbox.js';

export interface QueriesUnderTest {
  readonly api: RegistroApi;
  /** What is sent to create number 1 to 7. */
  readonly sample: (number: number) => Record<string, string>;
  /** Query strings and the numbers that each finds, in any order; number 1 is deleted. */
  readonly searches?: Readonly<Record<string, readonly number[]>>;
}

const UNKNOWN = '0197a2b4-7c1e-7000-8000-00000000ffff';

/** How a service shows what it registered. */
export function testQueries({ api, sample, searches = {} }: QueriesUnderTest): void {
  let sandbox: Sandbox;
  let service: RegistroService;
  let vistas: Vista[];

  before(async () => {
    sandbox = await Sandbox.open(topicsOf(api));
    service = await (await RegistroService.start(api, sandbox)).ready();
    vistas = [];
    for (let number = 1; number <= 7; number += 1) {
      // Ids that follow from a key are in no order.
      const { id } = await service.create(sample(number), { 'idempotency-key': `sample-${number}` });
      vistas.push(await service.find(id));
    }
    await service.delete(vista(1).id);
    await service.find(vista(1).id, 'ELIMINADA');
  });

  after(() => sandbox.close());

  function vista(number: number): Vista {
    const found = vistas[number - 1];
    if (!found) throw new Error(`number ${number} is not there`);
    return found;
  }

  const idsOf = (some: readonly Vista[]) => some.map(({ id }) => id);
  const place = ({ fecha_creacion, id }: Vista) => `${fecha_creacion} ${id}`;
  const newestFirst = (numbers: readonly number[]) =>
    idsOf(numbers.map(vista).sort((one, other) => (place(one) < place(other) ? 1 : -1)));
  const alive = () => newestFirst([2, 3, 4, 5, 6, 7]);
  const list = async (query: string) => idsOf((await service.pages(query)).flat());

  it('list the newest first and leave out what was deleted', async () => {
    expect(await list('')).to.deep.equal(alive());
  });

  it('lead from page to page, so that everything is seen once', async () => {
    const read = await service.pages('?limite=4');
    expect(read.map(({ length }) => length)).to.deep.equal([4, 2]);
    expect(idsOf(read.flat())).to.deep.equal(alive());
  });

  it('keep the filter from page to page', async () => {
    expect(await list('?estado=PENDIENTE&limite=2')).to.deep.equal(alive());
  });

  it('show by state also what was deleted', async () => {
    expect(await list('?estado=ELIMINADA')).to.deep.equal(newestFirst([1]));
  });

  it('find by id, also what was deleted, and skip what nobody knows', async () => {
    const query = `?ids=${vista(1).id},${UNKNOWN},${vista(6).id}`;
    expect(await list(query)).to.deep.equal(newestFirst([1, 6]));
  });

  it('find ids in capitals', async () => {
    expect(await list(`?ids=${vista(6).id.toUpperCase()}`)).to.deep.equal(newestFirst([6]));
  });

  for (const [query, numbers] of Object.entries(searches)) {
    it(`find by ${query} ${numbers.length === 0 ? 'nothing' : numbers.join(', ')}`, async () => {
      expect(await list(query)).to.deep.equal(newestFirst(numbers));
    });
  }

  it('show everything of one', async () => {
    const unknown = Object.fromEntries(Object.keys(api.campos).map((campo) => [campo, null]));
    const shown = await service.find(vista(7).id);
    expect(shown).to.deep.include({ id: vista(7).id, ...unknown, ...sample(7) });
    expect(shown).to.deep.include({ estado: 'PENDIENTE', version: 1, motivo: null, reglas_fallidas: [] });
    expect(shown).to.include.all.keys('fecha_creacion', 'fecha_actualizacion');
  });

  it('keep to themselves what handlers remember', async () => {
    const shown = await service.find(vista(7).id);
    expect(shown).to.not.include.any.keys('receipts', 'handled', '_id', 'llave', 'grupo');
  });

  it('answer 404 with a problem document for an id that nobody knows', async () => {
    const response = await service.process.rest(`${api.query}/${UNKNOWN}`);
    expect(response.status).to.equal(404);
    expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
    expect(await response.json()).to.include({ status: 404, title: 'Not Found' });
  });

  it('are described by a valid OpenAPI document', async () => {
    const response = await service.process.rest('/openapi.json');
    const document = (await response.json()) as Record<string, unknown>;
    expect(await new Validator().validate(document)).to.deep.equal({ valid: true });
    const { comando, query } = api;
    expect(document['paths']).to.have.all.keys(comando, `${comando}/{id}`, query, `${query}/{id}`);
  });

  it('are counted by route, not by id', async () => {
    const metrics = await (await service.process.management('/metrics')).text();
    const route = `http_request_duration_seconds_count\\{.*route="${api.query}/:id".*\\}`;
    expect(metrics).to.match(new RegExp(route));
    expect(metrics).to.include('propalpes_messages_handled_total').and.not.include(vista(1).id);
  });
}
