import { expect } from 'chai';
import fc from 'fast-check';
import { brokerSettings, withSettings } from '../../src/broker/broker-settings.js';

const key = fc.stringMatching(/^[a-z][A-Za-z_]{0,8}$/);
const properties = fc.dictionary(key, fc.stringMatching(/^[a-z0-9:/=.]{0,8}$/));

const textOf = (settings: Record<string, string>) =>
  Object.entries(settings)
    .map(([name, value]) => `# about ${name}\n${name}=${value}`)
    .join('\n');

const parse = (text: string) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

describe('the settings of the broker', () => {
  it("take the place of the distribution's own and leave the others alone", () => {
    fc.assert(
      fc.property(properties, properties, (base, settings) => {
        expect(parse(withSettings(textOf(base), settings))).to.deep.equal({ ...base, ...settings });
      }),
    );
  });

  it('keep everything on the loopback address', () => {
    const settings = brokerSettings({ port: 1, adminPort: 2 });
    expect(settings).to.include({
      bindAddress: '127.0.0.1',
      advertisedAddress: '127.0.0.1',
      listeningInterface: 'lo',
    });
  });
});
