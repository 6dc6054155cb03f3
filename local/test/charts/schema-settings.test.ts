import { expect } from 'chai';
import type { z } from 'zod';
import { fieldsOfOperator, fieldsOfService } from '../../src/charts/program-settings.js';
import { settingsOf } from '../../src/charts/schema-settings.js';

const takes = (schema: z.ZodType, values: object): boolean => schema.safeParse(values).success;

describe('the settings of a chart', () => {
  const companias = settingsOf(fieldsOfService('companias'));
  const operator = settingsOf(fieldsOfOperator);

  it('are those that its program reads, and none is missing', () => {
    const elsewhere = ['PORT', 'MANAGEMENT_PORT', 'PULSAR_TOKEN'];
    for (const [schema, fields] of [
      [companias, fieldsOfService('companias')],
      [operator, fieldsOfOperator],
    ] as const)
      expect(Object.keys(schema.shape)).to.have.members([
        ...Object.keys(fields).filter((it) => !elsewhere.includes(it)),
        'NODE_OPTIONS',
      ]);
  });

  it('of a service that has settings of its own are those, too', () => {
    const auditoria = settingsOf(fieldsOfService('auditoria'));
    expect(takes(auditoria, { COUNTRY_BOX: '-82,-4.3,-66.8,13.5', LANES: 8 })).to.equal(true);
  });

  it('have the bounds that the program has', () => {
    expect([1, 1_024].every((it) => takes(companias, { LANES: it }))).to.equal(true);
    expect([0, 1_025, 1.5].some((it) => takes(companias, { LANES: it }))).to.equal(false);
  });

  it('may tell seconds with their unit', () => {
    expect(takes(operator, { RESYNC: '15s' })).to.equal(true);
    expect(takes(operator, { RESYNC: '15m' })).to.equal(false);
  });

  it('may be an address without a password, and none with', () => {
    expect(takes(companias, { MONGODB_URI: 'mongodb://10.0.0.1:27018/?directConnection=true' })).to.equal(
      true,
    );
    expect(takes(companias, { MONGODB_URI: 'mongodb://me:secret@10.0.0.1' })).to.equal(false);
  });

  it('may tell Node how to run', () => {
    expect(takes(companias, { NODE_OPTIONS: '--import=@scope/package --max-old-space-size=256' })).to.equal(
      true,
    );
  });
});
