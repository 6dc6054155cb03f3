import { codecFor } from '@propalpes/schemas/codec';
import { TolerantReader } from '@propalpes/schemas/tolerant-reader';
import avsc from 'avsc';
import { median, type Figure } from './figure.js';
import { crearCompania } from './messages.js';

const MESSAGES = 200_000;
const ROUNDS = 7;

/** The tolerant reader, for a writer it has seen before, against avsc that was given the exact schema. */
export function tolerantReader(): Figure[] {
  const codec = codecFor('comandos/compania');
  const { schema, fingerprint } = codec;
  const bytes = codec.encode(crearCompania());
  const exact = avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema);
  const reader = new TolerantReader('comandos/compania', schema);
  const ratios = Array.from({ length: ROUNDS }, () => {
    const avscMs = timed(() => exact.fromBuffer(bytes));
    const readerMs = timed(() => reader.decode(bytes, fingerprint));
    return avscMs / readerMs;
  });
  return [
    {
      name: 'c) tolerant reader ÷ avsc with the exact schema',
      value: median(ratios),
      unit: 'ratio',
      bar: { atLeast: 0.85 },
    },
  ];
}

function timed(decode: () => unknown): number {
  const started = performance.now();
  for (let i = 0; i < MESSAGES; i += 1) decode();
  return performance.now() - started;
}
