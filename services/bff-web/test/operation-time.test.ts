import { metric } from '@propalpes/seedwork/testing/metric';
import { expect } from 'chai';
import { TestBff } from './support/bff.js';

describe('the time of GraphQL operations', () => {
  const bff = new TestBff();

  before(() => bff.start());

  after(() => bff.stop());

  /** How many more there are of them after the request. */
  async function counted(query: string, labels: Record<string, string>): Promise<number> {
    const count = () => metric('graphql_operation_duration_seconds', labels, '_count');
    const before = await count();
    await bff.graphql(query);
    return (await count()) - before;
  }

  it('is that of an operation that succeeds', async () => {
    bff.companias.answerJson([]);
    const labels = { type: 'query', field: 'companias', outcome: 'ok' };
    expect(await counted('{ companias { id } }', labels)).to.equal(1);
  });

  it('is that of an operation of which a part fails', async () => {
    bff.companias.answerJson({}, 500);
    const labels = { type: 'query', field: 'companias', outcome: 'error' };
    expect(await counted('{ companias { id } }', labels)).to.equal(1);
  });

  it('counts an operation as failed once, however much of it fails', async () => {
    const failed = () => metric('graphql_operations_failed_total', { type: 'query' });
    const before = await failed();
    bff.companias.answerJson({}, 500);
    await bff.graphql('{ una: companias { id } otra: companias { id } }');
    expect(await failed()).to.equal(before + 1);
  });

  it('does not count as failed what is wrong with a request', async () => {
    const failed = async () =>
      (await metric('graphql_operations_failed_total', { type: 'query' })) +
      (await metric('graphql_operations_failed_total', { type: 'none' }));
    const before = await failed();
    await bff.graphql('{ companias(limite: 1000) { id } }');
    await bff.graphql('{ companies { id } }');
    expect(await failed()).to.equal(before);
  });

  it('is that of an operation that a limit refuses, under its name', async () => {
    const page = 'companias(limite: 100) { id nombre email estado version fechaCreacion fechaActualizacion }';
    const many = Array.from({ length: 8 }, (_, n) => `a${n}: ${page}`).join(' ');
    const labels = { type: 'query', field: 'companias', outcome: 'error' };
    expect(await counted(`{ ${many} }`, labels)).to.equal(1);
  });

  it('is, under no name, that of a document that makes no sense', async () => {
    const labels = { type: 'none', field: 'none', outcome: 'error' };
    expect(await counted('{ companies { id } }', labels)).to.equal(1);
    expect(await counted('{ companias {', labels)).to.equal(1);
  });
});
