import { OtlpReceiver } from '@propalpes/seedwork/testing/otlp-receiver';
import type { ExportedSpan } from '@propalpes/seedwork/testing/otlp';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { Sistema } from './support/sistema.js';
import { labelOf, TraceOf } from './support/trace-of.js';

const NIT = '890903938-8';
const personal = ['Casa Traza', '25001000000000007777', NIT, 'Alpes', 'hola@alpes.co', '4.6', '-74.08'];
const [NOMBRE, CATASTRAL] = personal;

/** What a browser sends. */
const browser = () => ({
  traceId: randomBytes(16).toString('hex'),
  spanId: randomBytes(8).toString('hex'),
});

const END = 'auditoria publish eventos/auditoria OperacionFinalizada';
const both = 'auditoria process (the later of both)';

/** Of the two events that complete a stage, which is the later one is open. */
const bySaga = (edge: string): string =>
  edge
    .replace(/^auditoria process eventos\/(propiedad|geografico) \w+(?= → auditoria publish)/, both)
    .replace(/^auditoria process eventos\/propiedad \w+(?= → auditoria find)/, both)
    .replace(/^auditoria process eventos\/geografico \w+(?= → auditoria find)/, both);

const carriedOut = (
  service: string,
  topic: string,
  commands: Record<string, [event: string, write: string]>,
) =>
  Object.entries(commands).flatMap(([command, [event, write]]) => {
    const handling = `${service} process comandos/${topic} ${command}`;
    const telling = `${service} publish eventos/${topic} ${event}`;
    return [
      `auditoria publish comandos/${topic} ${command} → ${handling}`,
      `${handling} → ${service} ${write}`,
      `${handling} → ${telling}`,
      `${telling} → auditoria process eventos/${topic} ${event}`,
      `auditoria process eventos/${topic} ${event} → auditoria load`,
      `auditoria process eventos/${topic} ${event} → auditoria update`,
    ];
  });

/** All that must be between the request of a browser and the end of its operation. */
const edges = [
  'bff-web POST /v1 → bff-web publish comandos/auditoria RegistrarPropiedad',
  'bff-web publish comandos/auditoria RegistrarPropiedad → auditoria process comandos/auditoria RegistrarPropiedad',
  'auditoria process comandos/auditoria RegistrarPropiedad → auditoria insert',
  'auditoria process comandos/auditoria RegistrarPropiedad → auditoria publish comandos/propiedad CrearPropiedad',
  'auditoria process comandos/auditoria RegistrarPropiedad → auditoria publish comandos/geografico CrearDatosGeograficos',
  ...carriedOut('propiedades', 'propiedad', {
    CrearPropiedad: ['PropiedadCreada', 'insert'],
    AprobarPropiedad: ['PropiedadAprobada', 'update'],
  }),
  ...carriedOut('geograficos', 'geografico', {
    CrearDatosGeograficos: ['DatosGeograficosCreados', 'insert'],
    AprobarDatosGeograficos: ['DatosGeograficosAprobados', 'update'],
  }),
  `${both} → auditoria find`,
  `${both} → auditoria publish comandos/propiedad AprobarPropiedad`,
  `${both} → auditoria publish comandos/geografico AprobarDatosGeograficos`,
  `${both} → ${END}`,
];

const databases = ['auditoria', 'companias', 'geograficos', 'propiedades'];
/** Service × signal. The BFF has no database and takes no messages; nobody sends auditoria a request but readers. */
const matrix = [
  'bff-web server',
  'bff-web client',
  'bff-web publish',
  ...databases.flatMap((service) =>
    ['server', 'process', 'publish', 'database'].map((it) => `${service} ${it}`),
  ),
];

function signalOf({ service, kind, attributes }: ExportedSpan): string {
  if ('db.system.name' in attributes) return `${service} database`;
  const operation = attributes['messaging.operation.name'];
  return `${service} ${operation === undefined ? kind : String(operation)}`;
}

describe('traces of every service', function () {
  this.timeout(120_000);
  let collector: OtlpReceiver;
  let sistema: Sistema;
  const caller = browser();
  let trace: TraceOf;

  before(async () => {
    collector = await OtlpReceiver.start();
    sistema = await Sistema.start({ TRACES_OTLP_URL: collector.url, TRACES_SAMPLING: '1' });
    await sistema.carryOut(
      `crearCompania(nombre: "Alpes", email: "hola@alpes.co", identificacion: "${NIT}")`,
    );
    await sistema.carryOut(
      `crearPropiedad(nombrePropiedad: "${NOMBRE}", identificacionCatastral: "${CATASTRAL}", nit: "${NIT}", latitud: "4.6", longitud: "-74.08")`,
      { traceparent: `00-${caller.traceId}-${caller.spanId}-01` },
    );
    await sistema.query(
      '{ propiedades { nombre datosGeograficos { latitud } compania { nombre } auditoria { id } } }',
    );
    const inTrace = () => collector.spans.filter(({ traceId }) => traceId === caller.traceId);
    await until(
      'the whole trace',
      () => edges.every((edge) => new TraceOf(inTrace()).edges.map(bySaga).includes(edge)),
      15_000,
    )
      // What is missing, the tests tell.
      .catch(() => undefined);
    trace = new TraceOf(inTrace());
  });

  after(async () => {
    await sistema.close();
    await collector.close();
  });

  it('show requests, messages and calls of the database of each', async () => {
    await until('every signal', () => new Set(collector.spans.map(signalOf)).size >= matrix.length);
    expect([...new Set(collector.spans.map(signalOf))]).to.have.members(matrix);
  });

  it('are one from the request of a browser to the end of its operation', () => {
    expect(trace.edges.map(bySaga)).to.include.members(edges);
    const [root, ...others] = trace.roots;
    expect(others.map(labelOf)).to.deep.equal([]);
    expect(root).to.deep.include({ name: 'POST /v1', parentSpanId: caller.spanId });
  });

  for (const [what, event, other] of [
    ['decides on', 'comandos/propiedad AprobarPropiedad', /(PropiedadCreada|DatosGeograficosCreados)$/],
    ['ends', 'eventos/auditoria OperacionFinalizada', /(PropiedadAprobada|DatosGeograficosAprobados)$/],
  ] as const)
    it(`link the message that ${what} an operation to the one that it had waited with`, () => {
      const cause = trace.parentOf(trace.only(`auditoria publish ${event}`))!;
      const linked = trace.linkedTo(cause);
      expect(linked).to.have.length(1);
      expect(linked[0]).to.match(other);
      expect(linked[0]).to.not.equal(labelOf(cause));
    });

  it('name the operation wherever it is known', () => {
    const ids = trace.spans.flatMap(({ attributes }) => attributes['propalpes.operation.id'] ?? []);
    expect(new Set(ids).size).to.equal(1);
    const kinds = trace.spans.filter(({ kind }) => kind === 'server' || kind === 'consumer');
    expect(
      kinds.filter(({ attributes }) => !('propalpes.operation.id' in attributes)).map(labelOf),
    ).to.deep.equal([]);
  });

  it('carry the ids that the broker gave', () => {
    const ids = (kind: ExportedSpan['kind']) =>
      trace.spans
        .filter((span) => span.kind === kind && !labelOf(span).endsWith('OperacionFinalizada'))
        .map(({ attributes }) => attributes['messaging.message.id']);
    expect(ids('producer')).to.have.members(ids('consumer'));
  });

  it('hold nothing of what people wrote', () => {
    const values = collector.spans.flatMap(({ name, attributes }) => [
      name,
      ...Object.values(attributes).map(String),
    ]);
    for (const value of personal) expect(values.filter((it) => it.includes(value))).to.deep.equal([]);
  });
});
