import { expect } from 'chai';
import fc from 'fast-check';
import { anyBody, anyId, anyKey, anyText } from '../arbitrary-input.js';
import { topicsOf, type RegistroApi } from '../registro-api.js';
import { RegistroService, sendJson } from '../registro-service.js';
import { Sandbox } from '../sandbox.js';
import { messagesOf } from '../topic-messages.js';

const LIMIT_MS = 2000;
const UNKNOWN = '0197a2b4-7c1e-7000-8000-00000000ffff';

interface Problema {
  readonly status: number;
  readonly errors?: readonly { readonly campo: string; readonly regla: string }[];
}

/** A request that is refused because of one field: what is wrong, path, request, field. */
export type Refused = readonly [what: string, path: string, init: RequestInit, campo: string];

export interface BadInputUnderTest {
  readonly api: RegistroApi;
  /** Parameters of its lists that others do not have. */
  readonly filtros?: readonly string[];
  readonly refused?: readonly Refused[];
}

/** Whatever is sent to a service is answered in time, and a refusal names the field. */
export function testBadInput({ api, filtros = [], refused = [] }: BadInputUnderTest): void {
  const { comando, query } = api;
  const campos = Object.entries(api.campos);
  const [primero = ''] = Object.keys(api.campos);
  let sandbox: Sandbox;
  let service: RegistroService;

  before(async () => {
    sandbox = await Sandbox.open(topicsOf(api));
    service = await (await RegistroService.start(api, sandbox)).ready();
  });

  after(() => sandbox.close());

  /** An answer in time, no error of ours, and a problem that names field and rule. */
  async function expectSaneAnswer(path: string, init: RequestInit = {}): Promise<void> {
    const response = await service.process.rest(path, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
    const text = await response.text();
    expect(response.status, text).to.be.below(500);
    if (response.status < 400) return;
    expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
    const { status, errors } = JSON.parse(text) as Problema;
    expect(status).to.equal(response.status);
    for (const { campo, regla } of errors ?? []) {
      expect(campo).to.be.a('string').with.length.above(0);
      expect(regla).to.be.a('string').with.length.above(0);
    }
  }

  const json = { 'content-type': 'application/json' };
  const body = anyBody(Object.keys(api.campos));
  const check = (property: fc.IAsyncProperty<unknown>, numRuns = 60) => fc.assert(property, { numRuns });

  it('is answered when something is created from anything', () =>
    check(
      fc.asyncProperty(body, anyKey, (body, key) => {
        const headers = { ...json, ...(key !== undefined && { 'idempotency-key': key }) };
        return expectSaneAnswer(comando, { method: 'POST', body, headers });
      }),
      150,
    ));

  it('is answered when anything is changed by anything', () =>
    check(
      fc.asyncProperty(anyId, body, (id, body) =>
        expectSaneAnswer(`${comando}/${id}`, { method: 'PATCH', body, headers: json }),
      ),
      150,
    ));

  it('is answered when anything is deleted', () =>
    check(fc.asyncProperty(anyId, (id) => expectSaneAnswer(`${comando}/${id}`, { method: 'DELETE' }))));

  it('is answered when anything is looked for', () =>
    check(fc.asyncProperty(anyId, (id) => expectSaneAnswer(`${query}/${id}`))));

  it('is answered when lists are asked for with anything', () => {
    const known = ['limite', 'despues', 'estado', 'ids', ...filtros, `${filtros[0] ?? 'ids'}[$gt]`, 'otro'];
    const value = fc.oneof(anyText, fc.uuid(), fc.nat().map(String));
    const pairs = fc.array(fc.tuple(fc.constantFrom(...known), value), { maxLength: 6 });
    return check(
      fc.asyncProperty(pairs, (pairs) =>
        expectSaneAnswer(`${query}?${new URLSearchParams(pairs).toString()}`),
      ),
      150,
    );
  });

  const rules: readonly Refused[] = [
    ...campos.map(([campo, max]): Refused => {
      const body = { [campo]: 'x'.repeat(max + 1) };
      return [`${campo} of ${max + 1} characters`, comando, sendJson('POST', body), campo];
    }),
    [`${primero} that is a number`, comando, sendJson('POST', { [primero]: 1 }), primero],
    [
      'an idempotency key with spaces',
      comando,
      sendJson('POST', {}, { 'idempotency-key': 'a b' }),
      'Idempotency-Key',
    ],
    ['an id that is no uuid', `${comando}/1`, sendJson('PATCH', {}), 'id'],
    [
      'a version below 1',
      `${comando}/${UNKNOWN}`,
      sendJson('PATCH', { version_esperada: 0 }),
      'version_esperada',
    ],
    ['a page of 101', `${query}?limite=101`, {}, 'limite'],
    ['a page of nothing', `${query}?limite=0`, {}, 'limite'],
    ['a state that does not exist', `${query}?estado=VIVA`, {}, 'estado'],
    ['a page after no cursor', `${query}?despues=1`, {}, 'despues'],
    ['101 ids', `${query}?ids=${Array.from({ length: 101 }, () => UNKNOWN).join(',')}`, {}, 'ids'],
    ...refused,
  ];

  for (const [what, path, init, campo] of rules) {
    it(`is refused by name of the field: ${what}`, async () => {
      const response = await service.process.rest(path, init);
      expect(response.status).to.equal(400);
      const { errors = [] } = (await response.json()) as Problema;
      expect(errors.map((error) => error.campo)).to.deep.equal([campo]);
    });
  }

  it('is refused by name of a field that does not exist', async () => {
    const response = await service.process.rest(
      comando,
      sendJson('POST', { [primero]: 'a', desconocido: '1' }),
    );
    expect(response.status).to.equal(400);
    expect(await response.text()).to.include('desconocido');
  });

  it('is refused when it is too long', async () => {
    const response = await service.process.rest(comando, sendJson('POST', { [primero]: 'x'.repeat(70_000) }));
    expect(response.status).to.equal(413);
  });

  it('never becomes a dead letter: what was accepted can be carried out', async () => {
    const { id } = await service.create({ [primero]: 'last' });
    await service.find(id);
    expect(await messagesOf(sandbox.broker(), 'errores/mensajes')).to.deep.equal([]);
  });
}
