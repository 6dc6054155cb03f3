import type { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import type { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { compania, openSandbox, pedir, QUERY, startCompanias, type Vista } from './support/rest.js';

describe('queries of companias', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let companias: ServiceProcess;
  let ids: string[];
  let vistas: Vista[];

  before(async () => {
    sandbox = await openSandbox();
    companias = await (await startCompanias(sandbox)).ready();
    ids = [];
    // Ids that follow from a key are in no order.
    for (let number = 1; number <= 7; number += 1)
      ids.push(
        await pedir(
          companias,
          { nombre: `Casas ${number}`, identificacion: `10000000${number}-1` },
          { 'idempotency-key': `casas-${number}` },
        ),
      );
    vistas = await Promise.all(ids.map((id) => compania(companias, id)));
    const borrada = await companias.rest(`/ingestion/compania-comando/${ids[0]!}`, { method: 'DELETE' });
    expect(borrada.status).to.equal(202);
    await compania(companias, ids[0]!, 'ELIMINADA');
  });

  after(() => sandbox.close());

  async function list(query: string): Promise<Vista[]> {
    const response = await companias.rest(`${QUERY}${query}`);
    expect(response.status).to.equal(200);
    return (await response.json()) as Vista[];
  }

  /** Ids of every page, from the first to the one that leads no further. */
  async function pages(query: string): Promise<string[][]> {
    const read: string[][] = [];
    for (let path: string | undefined = `${QUERY}${query}`; path !== undefined;) {
      const response = await companias.rest(path);
      read.push(((await response.json()) as Vista[]).map(({ id }) => id));
      path = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return read;
  }

  const idsOf = (vistas: Vista[]) => vistas.map(({ id }) => id);
  const newestFirst = (some: Vista[]) =>
    idsOf(some.toSorted((one, other) => (place(one) < place(other) ? 1 : -1)));
  const place = ({ fecha_creacion, id }: Vista) => `${fecha_creacion} ${id}`;
  const vivas = () => newestFirst(vistas.slice(1));

  it('list the newest first and leave out what was deleted', async () => {
    expect(idsOf(await list(''))).to.deep.equal(vivas());
  });

  it('lead from page to page, so that every company is seen once', async () => {
    const read = await pages('?limite=4');
    expect(read.map(({ length }) => length)).to.deep.equal([4, 2]);
    expect(read.flat()).to.deep.equal(vivas());
  });

  it('keep the filter from page to page', async () => {
    const read = await pages('?estado=PENDIENTE&limite=2');
    expect(read.flat()).to.deep.equal(vivas());
  });

  it('show by state also what was deleted', async () => {
    expect(idsOf(await list('?estado=ELIMINADA'))).to.deep.equal([ids[0]]);
  });

  it('find companies by id, also what was deleted, and skip those that nobody knows', async () => {
    const unknown = '0197a2b4-7c1e-7000-8000-00000000ffff';
    expect(idsOf(await list(`?ids=${ids[0]!},${unknown},${ids[5]!}`))).to.deep.equal(
      newestFirst([vistas[0]!, vistas[5]!]),
    );
  });

  it('find ids in capitals', async () => {
    expect(idsOf(await list(`?ids=${ids[5]!.toUpperCase()}`))).to.deep.equal([ids[5]]);
  });

  for (const escrita of ['100000003-1', '1000000031', '100.000.003-1']) {
    it(`find an identification written as ${escrita}`, async () => {
      expect(idsOf(await list(`?identificacion=${escrita}`))).to.deep.equal([ids[2]]);
    });
  }

  it('find nobody by the identification of one that was deleted', async () => {
    expect(await list('?identificacion=100000001-1')).to.deep.equal([]);
  });

  it('show one company in full', async () => {
    const vista = await compania(companias, ids[6]!);
    expect(vista).to.deep.include({
      id: ids[6],
      nombre: 'Casas 7',
      email: null,
      identificacion: '100000007-1',
      estado: 'PENDIENTE',
      version: 1,
      motivo: null,
      reglas_fallidas: [],
    });
    expect(vista).to.include.all.keys('fecha_creacion', 'fecha_actualizacion');
  });

  it('keep what handlers remember to themselves', async () => {
    expect(await compania(companias, ids[6]!)).to.not.include.any.keys('receipts', 'handled', '_id', 'llave');
  });

  it('answer 404 with a problem document for an unknown company', async () => {
    const response = await companias.rest(`${QUERY}/0197a2b4-7c1e-7000-8000-00000000ffff`);
    expect(response.status).to.equal(404);
    expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
    expect(await response.json()).to.include({ status: 404, title: 'Not Found' });
  });

  it('are described by a valid OpenAPI document', async () => {
    const document = (await (await companias.rest('/openapi.json')).json()) as Record<string, unknown>;
    expect(await new Validator().validate(document)).to.deep.equal({ valid: true });
    expect(document['paths']).to.have.all.keys(
      '/ingestion/compania-comando',
      '/ingestion/compania-comando/{id}',
      '/ingestion/compania-query',
      '/ingestion/compania-query/{id}',
    );
  });

  it('are counted by route, not by id', async () => {
    const metrics = await (await companias.management('/metrics')).text();
    expect(metrics).to.match(
      /http_request_duration_seconds_count\{.*route="\/ingestion\/compania-query\/:id".*\}/,
    );
    expect(metrics).to.include('propalpes_messages_handled_total').and.not.include(ids[0]!);
  });
});
