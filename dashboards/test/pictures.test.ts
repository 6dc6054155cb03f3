import { expect } from 'chai';
import type { PlannedFault } from '@propalpes/load-tests/faults/fault';
import type { PrometheusClient } from '@propalpes/local/prometheus/prometheus-client';
import { Fault } from '@propalpes/local/process/fault';
import { captionOf } from '../src/pictures/caption.js';
import { linesOf } from '../src/pictures/drawing.js';
import { isolated, together } from '../src/pictures/plan.js';
import { findBrowser } from '../src/pictures/renderer.js';

describe('a picture of a dashboard', () => {
  describe('the caption', () => {
    const at = (time: string) => Date.parse(`2026-05-31T${time}Z`);

    it('names every fault with the number of its region, and says in UTC when it was', () => {
      const faults = [
        { what: 'sin companias', from: at('09:54:19.900'), to: at('09:54:56') },
        { what: 'sin Pulsar', from: at('09:55:30'), to: at('09:55:59') },
      ];
      expect(captionOf(faults).split('\n').at(-1)).to.equal(
        '1: sin companias, 09:54:19–09:54:56 · 2: sin Pulsar, 09:55:30–09:55:59',
      );
    });
  });

  describe('the browser', () => {
    it('is the one that was chosen', async () => {
      expect(await findBrowser(process.execPath)).to.equal(process.execPath);
    });

    it('is missed by name, and with what to do', async () => {
      const reason: unknown = await findBrowser('/no/such/browser').catch((error: unknown) => error);
      expect(reason)
        .to.be.instanceOf(Fault)
        .with.property(
          'message',
          'No Chromium at /no/such/browser: install it, or set CHROMIUM to its path.',
        );
    });
  });

  describe('the lines of a panel', () => {
    const client: Pick<PrometheusClient, 'instant' | 'range'> = {
      instant: (_, atMs) => Promise.resolve([{ labels: { job: `at ${atMs}` }, value: 1 }]),
      range: (_, { fromMs }) =>
        Promise.resolve([{ labels: { job: 'lasting' }, points: [{ atMs: fromMs, value: 2 }] }]),
    };
    const span = { fromMs: 1, toMs: 9, stepMs: 1 };
    const of = (instant: boolean) =>
      linesOf([{ expr: 'up', legendFormat: '{{job}}', instant }], client, span);

    it('are of the whole time', async () => {
      expect(await of(false)).to.deep.equal([
        { name: 'lasting', labels: { job: 'lasting' }, points: [{ atMs: 1, value: 2 }] },
      ]);
    });

    it('are of the end alone where the panel asks how it is now', async () => {
      expect(await of(true)).to.deep.equal([
        { name: 'at 9', labels: { job: 'at 9' }, points: [{ atMs: 9, value: 1 }] },
      ]);
    });
  });

  describe('a fault', () => {
    const part = (name: string, told: string[]): PlannedFault => ({
      what: `stop ${name}`,
      target: { kind: 'service', name },
      strike: () => Promise.resolve(void told.push(`strike ${name}`)),
      heal: () => Promise.resolve(void told.push(`heal ${name}`)),
    });

    it('happens to all parts together, under its own name', async () => {
      const told: string[] = [];
      const { what, strike, heal } = together('sin companias', [part('a', told), part('b', told)]);
      await strike();
      await heal();
      expect([what, ...told]).to.deep.equal(['sin companias', 'strike a', 'strike b', 'heal a', 'heal b']);
    });

    it('is refused when there is nobody to whom it could happen', () => {
      expect(() => together('sin nadie', [])).to.throw('sin nadie');
    });

    it('of the operator begins with the blow, and is over when the operator has got over it', async () => {
      const told: string[] = [];
      let gotOver: () => void = () => undefined;
      const suffer = () =>
        new Promise<void>((resolve) => {
          gotOver = resolve;
        });
      const { strike, heal } = isolated('operador aislado', suffer);
      await strike();
      const healed = heal().then(() => told.push('healed'));
      told.push('got over');
      gotOver();
      await healed;
      expect(told).to.deep.equal(['got over', 'healed']);
    });

    it('of the operator tells when it is healed that the operator did not get over it', async () => {
      const { strike, heal } = isolated('operador aislado', () => Promise.reject(new Error('no')));
      await strike();
      const said = await heal().catch((error: unknown) => (error as Error).message);
      expect(said).to.equal('no');
    });
  });
});
