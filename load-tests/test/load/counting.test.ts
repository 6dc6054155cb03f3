import { expect } from 'chai';
import { Client } from '../../src/load/client.js';
import { crearCompania } from '../../src/load/commands.js';
import { counting } from '../../src/load/counting.js';
import { Journal } from '../../src/load/journal.js';
import { restChannel } from '../../src/load/rest.js';

describe('counting', () => {
  it('counts every request and those of them that were answered', async () => {
    const tally = { made: 0, answered: 0 };
    const channel = counting(
      restChannel(() => ['http://127.0.0.1:1']),
      tally,
    );
    const asking = new Client(new Journal()).ask({ key: 'k', channel }, crearCompania({}), [], { tries: 2 });
    const end: unknown = await asking.catch((error: unknown) => error);
    expect(end).to.be.an('error');
    expect(tally).to.deep.equal({ made: 2, answered: 0 });
  });

  it('leaves to the channel which commands it takes', () => {
    const channel = counting(
      restChannel(() => []),
      { made: 0, answered: 0 },
    );
    expect(channel.takes(crearCompania({}))).to.equal(true);
  });
});
