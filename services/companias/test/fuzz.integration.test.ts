import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import type { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import type { ServiceProcess } from '@propalpes/seedwork/testing/service-process';
import { expect } from 'chai';
import fc from 'fast-check';
import { COMANDO, compania, openSandbox, pedir, QUERY, sendJson, startCompanias } from './support/rest.js';

const LIMIT_MS = 2000;

const texto = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme-ascii' }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '{"$gt":""}', '__proto__', '890903938-8', '👩‍👩‍👧‍👦'.repeat(60)),
);
const valor = fc.oneof({ weight: 3, arbitrary: texto }, { weight: 1, arbitrary: fc.jsonValue() });
const datos = fc.oneof(
  fc.record({ nombre: texto, email: texto, identificacion: texto }, { requiredKeys: [] }),
  fc.record(
    { nombre: valor, email: valor, identificacion: valor, version_esperada: valor, otro: valor },
    { requiredKeys: [] },
  ),
);
const cuerpo = fc.oneof(
  { weight: 4, arbitrary: datos.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const id = fc.oneof(fc.uuid(), texto.map(encodeURIComponentSafely));
const clave = fc.option(
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 220,
  }),
  {
    nil: undefined,
  },
);

/** A lone surrogate has no encoding. */
function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''));
}

interface Problema {
  readonly status: number;
  readonly errors?: readonly { readonly campo: string; readonly regla: string }[];
}

describe('bad input to companias', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let companias: ServiceProcess;

  before(async () => {
    sandbox = await openSandbox();
    companias = await (await startCompanias(sandbox)).ready();
  });

  after(() => sandbox.close());

  /** Whatever was sent: an answer in time, no error of ours, and a problem that names field and rule. */
  async function expectSaneAnswer(path: string, init: RequestInit = {}): Promise<void> {
    const response = await companias.rest(path, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
    const text = await response.text();
    expect(response.status, text).to.be.below(500);
    if (response.status < 400) return;
    expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
    const { status, errors } = JSON.parse(text) as Problema;
    expect(status).to.equal(response.status);
    for (const { campo, regla } of errors ?? []) {
      expect(campo).to.be.a('string').that.is.not.empty;
      expect(regla).to.be.a('string').that.is.not.empty;
    }
  }

  const json = { 'content-type': 'application/json' };
  const check = (property: fc.IAsyncProperty<unknown>, numRuns = 60) => fc.assert(property, { numRuns });

  it('is answered when a company is created from anything', () =>
    check(
      fc.asyncProperty(cuerpo, clave, (body, key) =>
        expectSaneAnswer(COMANDO, {
          method: 'POST',
          body,
          headers: { ...json, ...(key !== undefined && { 'idempotency-key': key }) },
        }),
      ),
      150,
    ));

  it('is answered when anything is changed by anything', () =>
    check(
      fc.asyncProperty(id, cuerpo, (id, body) =>
        expectSaneAnswer(`${COMANDO}/${id}`, { method: 'PATCH', body, headers: json }),
      ),
      150,
    ));

  it('is answered when anything is deleted', () =>
    check(fc.asyncProperty(id, (id) => expectSaneAnswer(`${COMANDO}/${id}`, { method: 'DELETE' }))));

  it('is answered when anything is looked for', () =>
    check(fc.asyncProperty(id, (id) => expectSaneAnswer(`${QUERY}/${id}`))));

  it('is answered when lists are asked for with anything', () =>
    check(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'limite',
              'despues',
              'estado',
              'ids',
              'identificacion',
              'identificacion[$gt]',
              'otro',
            ),
            fc.oneof(texto, fc.uuid(), fc.nat().map(String)),
          ),
          { maxLength: 6 },
        ),
        (pairs) => {
          const query = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value]));
          return expectSaneAnswer(`${QUERY}?${query.toString()}`);
        },
      ),
      150,
    ));

  const reglas: [string, string, RequestInit, string][] = [
    ['a name of 201 characters', COMANDO, sendJson('POST', { nombre: 'x'.repeat(201) }), 'nombre'],
    ['an email of 321 characters', COMANDO, sendJson('POST', { email: 'x'.repeat(321) }), 'email'],
    [
      'an identification of 65 characters',
      COMANDO,
      sendJson('POST', { identificacion: '1'.repeat(65) }),
      'identificacion',
    ],
    ['a name that is a number', COMANDO, sendJson('POST', { nombre: 1 }), 'nombre'],
    [
      'an idempotency key with spaces',
      COMANDO,
      sendJson('POST', {}, { 'idempotency-key': 'a b' }),
      'Idempotency-Key',
    ],
    ['an id that is no uuid', `${COMANDO}/1`, sendJson('PATCH', {}), 'id'],
    [
      'a version below 1',
      `${COMANDO}/0197a2b4-7c1e-7000-8000-00000000ffff`,
      sendJson('PATCH', { version_esperada: 0 }),
      'version_esperada',
    ],
    ['a page of 101', `${QUERY}?limite=101`, {}, 'limite'],
    ['a page of nothing', `${QUERY}?limite=0`, {}, 'limite'],
    ['a state that does not exist', `${QUERY}?estado=VIVA`, {}, 'estado'],
    ['a page after no cursor', `${QUERY}?despues=1`, {}, 'despues'],
    [
      '101 ids',
      `${QUERY}?ids=${Array.from({ length: 101 }, () => '0197a2b4-7c1e-7000-8000-00000000ffff').join(',')}`,
      {},
      'ids',
    ],
  ];

  for (const [name, path, init, campo] of reglas) {
    it(`is refused by name of the field: ${name}`, async () => {
      const response = await companias.rest(path, init);
      expect(response.status).to.equal(400);
      const { errors = [] } = (await response.json()) as Problema;
      expect(errors.map((error) => error.campo)).to.deep.equal([campo]);
    });
  }

  it('is refused by name of a field that does not exist', async () => {
    const response = await companias.rest(COMANDO, sendJson('POST', { nombre: 'Casas', nit: '1' }));
    expect(response.status).to.equal(400);
    expect(await response.text()).to.include('nit');
  });

  it('is refused when it is too long', async () => {
    const response = await companias.rest(COMANDO, sendJson('POST', { nombre: 'x'.repeat(70_000) }));
    expect(response.status).to.equal(413);
  });

  it('never becomes a dead letter: what was accepted can be carried out', async () => {
    const last = await pedir(companias, { nombre: 'última' });
    await compania(companias, last);
    expect(await messagesOf(sandbox.broker(), 'errores/mensajes')).to.be.empty;
  });
});
