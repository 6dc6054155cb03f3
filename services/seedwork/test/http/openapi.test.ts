import { expect } from 'chai';
import { z } from 'zod';
import { openApiDocument } from '../../src/http/openapi.js';
import { route } from '../../src/http/route.js';
import { serve } from './serve.js';

const compania = z.object({ id: z.uuid(), nombre: z.string().nullable() }).meta({ id: 'Compania' });
const routes = [
  route({
    method: 'get',
    path: '/companias/:id',
    summary: 'One company',
    params: z.object({ id: z.uuid() }),
    responses: { 200: { description: 'The company', body: compania } },
    handler: ({ params }) => ({ status: 200, body: { id: params.id, nombre: null } }),
  }),
  route({
    method: 'get',
    path: '/companias',
    summary: 'Companies',
    query: z.object({ limite: z.coerce.number().int().max(100).default(20) }),
    responses: { 200: { description: 'The companies', body: z.array(compania) } },
    handler: () => ({ status: 200, body: [] }),
  }),
  route({
    method: 'post',
    path: '/companias',
    summary: 'Create a company',
    headers: z.object({ 'Idempotency-Key': z.string().optional() }),
    body: z.object({ nombre: z.string().max(200).optional() }),
    responses: { 202: { description: 'Accepted', body: z.object({ id: z.uuid() }) } },
    handler: () => ({ status: 202, body: { id: '0197a6a1-4c7e-7cc0-8000-000000000001' } }),
  }),
];
const info = { title: 'companias', version: '1.0.0' };

describe('OpenAPI document', () => {
  let document: ReturnType<typeof openApiDocument>;

  before(() => (document = openApiDocument(info, routes)));

  it('lists every route of the table', () => {
    expect(document.openapi).to.equal('3.1.0');
    expect(Object.keys(document.paths)).to.deep.equal(['/companias/{id}', '/companias']);
    expect(document.paths['/companias']).to.have.all.keys('get', 'post');
  });

  it('describes parameters of path, query and header', () => {
    expect(document.paths['/companias/{id}']).to.have.nested.property('get.parameters[0].required', true);
    expect(document.paths['/companias']).to.have.nested.property('get.parameters[0].required', false);
    expect(document.paths['/companias']).to.have.nested.property('get.parameters[0].schema.maximum', 100);
    expect(document.paths['/companias']).to.have.nested.property('post.parameters[0].in', 'header');
  });

  it('describes bodies and the problem document of every operation', () => {
    expect(document.paths['/companias']).to.deep.nested.property('post.requestBody.content.application/json');
    expect(document.components.schemas).to.have.all.keys('Compania', 'Problem');
  });

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references).to.not.be.empty;
    for (const [, name] of references) expect(document.components.schemas).to.have.property(name!);
  });

  it('is served beside the routes', async () => {
    const server = await serve(routes, { openApi: info });
    const response = await fetch(`${server.url}/openapi.json`);
    expect(await response.json()).to.deep.equal(JSON.parse(JSON.stringify(document)));
    await server.close();
  });
});
