import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { expect } from 'chai';
import { Bff } from '../../src/bff/bff.js';

const away = { errors: [{ message: 'auditoria is away, try again', extensions: { retryable: true } }] };
const operacion = (estado: string) => ({ data: { operacion: { id: '1', estado } } });

describe('a client of the BFF', () => {
  let server: Server;
  let answers: object[];
  let asked: string[];
  let bff: Bff;

  before((done) => {
    server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        asked.push((JSON.parse(body) as { query: string }).query);
        response.end(JSON.stringify(answers.length > 1 ? answers.shift() : answers[0]));
      });
    }).listen(0, '127.0.0.1', () => {
      bff = new Bff(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      done();
    });
  });

  beforeEach(() => {
    asked = [];
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks for a change with its arguments, and is told its operation', async () => {
    answers = [{ data: { crearCompania: { operacion: { id: '1' } } } }];
    expect(await bff.mutate('crearCompania', { nombre: 'La "Casa"', email: null })).to.equal('1');
    expect(asked[0]).to.include('crearCompania(nombre: "La \\"Casa\\"", email: null)');
  });

  it('is told what is wrong with a question', async () => {
    answers = [{ errors: [{ message: 'id must be a uuid', extensions: { code: 'ENTRADA_INVALIDA' } }] }];
    const error = await bff.operacion('x').catch((it: unknown) => it);
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(Unavailable);
    expect(String(error)).to.include('id must be a uuid');
  });

  it('is told when a service behind the BFF is away', async () => {
    answers = [away];
    expect(await bff.operacion('1').catch((it: unknown) => it)).to.be.instanceOf(Unavailable);
  });

  it('follows an operation that nobody has heard of, while services are away, to its end', async () => {
    answers = [{ data: { operacion: null } }, away, operacion('EN_CURSO'), operacion('COMPLETADA')];
    expect(await bff.endOf('1', 4000)).to.include({ estado: 'COMPLETADA' });
    expect(asked).to.have.length(4);
  });

  it('gives up on an operation that takes too long', async () => {
    answers = [operacion('COMPENSANDO')];
    expect(String(await bff.endOf('1', 10).catch((it: unknown) => it))).to.include('is not over after 10 ms');
  });
});
