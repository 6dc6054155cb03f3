import { expect } from 'chai';
import { Client } from '../../src/load/client.js';
import { crearCompania } from '../../src/load/commands.js';
import { counting, emptyTally } from '../../src/load/counting.js';
import { Journal } from '../../src/load/journal.js';
import { restChannel } from '../../src/load/rest.js';

describe('counting', () => {
  it('counts every request, also when nobody answers', async () => {
    const tally = emptyTally();
    const channel = counting(
      restChannel(() => ['http://127.0.0.1:1']),
      tally,
    );
    const asking = new Client(new Journal()).ask({ key: 'k', channel }, crearCompania({}), [], {
      tries: 2,
      mayGiveUp: true,
    });
    const end: unknown = await asking.catch((error: unknown) => error);
    expect(end).to.be.an('error');
    expect(tally).to.deep.equal({ made: 2, answered: 0, refused: 0 });
  });

  it('tells those that were refused from those that nobody answered', () => {
    const tally = emptyTally();
    const channel = counting(
      restChannel(() => []),
      tally,
    );
    const comando = crearCompania({});
    const ids = channel.idsOf(comando, 'k');
    channel.requestFor(comando);
    expect(channel.accepts({ status: 503, text: '' }, ids)).to.equal(false);
    channel.requestFor(comando);
    const text = JSON.stringify({ id: ids.aggregateId, operacion: ids.operacionId });
    expect(channel.accepts({ status: 202, text }, ids)).to.equal(true);
    expect(tally).to.deep.equal({ made: 2, answered: 1, refused: 1 });
  });

  it('leaves to the channel which commands it takes', () => {
    const channel = counting(
      restChannel(() => []),
      emptyTally(),
    );
    expect(channel.takes(crearCompania({}))).to.equal(true);
  });
});
