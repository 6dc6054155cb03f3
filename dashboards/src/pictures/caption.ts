import type { FaultSpan } from '@propalpes/load-tests/faults/timeline';

/** What was done to the system, from the blow until all was ready again. */
export type Happening = Pick<FaultSpan, 'what' | 'from' | 'to'>;

/** What somebody must know who sees a picture. The numbers are those of its regions. */
export const captionOf = (faults: readonly Happening[]): string =>
  [
    'Un sistema real bajo carga, con mucho mal pedido a propósito y un mensaje que nadie puede leer, al que se le quita una parte tras otra, como en la prueba «disponibilidad».',
    'Cada franja va desde la avería hasta que todo volvió a estar listo. Las cifras de arriba son las del final. Lo que solo hay en Kubernetes, como el HPA, está vacío: aquí no hay clúster.',
    faults.map(named).join(' · '),
  ].join('\n');

const named = ({ what, from, to }: Happening, index: number): string =>
  `${index + 1}: ${what}, ${clock(from)}–${clock(to)}`;

/** In UTC, like the axes. */
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
