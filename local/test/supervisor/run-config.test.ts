import { expect } from 'chai';
import fc from 'fast-check';
import { Fault } from '../../src/process/fault.js';
import { allPorts, readRunConfig } from '../../src/supervisor/run-config.js';
import { addresses } from '../../src/supervisor/service-process.js';
import { services } from '../../src/supervisor/services.js';

const variables = allPorts(readRunConfig(services, {})).map(({ variable }) => variable);

describe('the ports of make run', () => {
  it('are the documented ones when nothing is set', () => {
    const config = readRunConfig(services, {});
    expect(config.services.get('bff-web')?.rest).to.deep.equal({ port: 8003, variable: 'BFF_PORT' });
    expect(config.services.get('companias')?.rest.port).to.equal(5000);
    expect(config.services.get('auditoria')?.management.port).to.equal(9003);
    expect(config.broker.port).to.equal(6650);
  });

  it('move with their variables, all of them and nothing else', () => {
    const ports = fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), {
      minLength: variables.length,
      maxLength: variables.length,
    });
    fc.assert(
      fc.property(ports, (chosen) => {
        const env = Object.fromEntries(variables.map((variable, i) => [variable, String(chosen[i])]));
        expect(allPorts(readRunConfig(services, env)).map(({ port }) => port)).to.deep.equal(chosen);
      }),
    );
  });

  for (const malformed of ['', 'http', '0', '65536', '80 ', '-1', '1e3']) {
    it(`refuse "${malformed}" in one line that names the variable`, () => {
      expect(() => readRunConfig(services, { BFF_PORT: malformed })).to.throw(
        Fault,
        /^BFF_PORT must be a port.*$/,
      );
    });
  }

  it('refuse one port for two uses and name both', () => {
    expect(() => readRunConfig(services, { BFF_PORT: '6650' })).to.throw(
      Fault,
      'BROKER_PORT and BFF_PORT are both 6650',
    );
  });

  it('are told to the services that ask one another', () => {
    const config = readRunConfig(services, { COMPANIAS_PORT: '5100' });
    const bff = services.find(({ name }) => name === 'bff-web')!;
    expect(addresses(bff, config)).to.include({ COMPANIAS_URL: 'http://127.0.0.1:5100' });
  });
});
