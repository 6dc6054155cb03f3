import { InvalidMessage } from '@propalpes/schemas/invalid-message';
import { readerFor } from '@propalpes/schemas/tolerant-reader';
import { expect } from 'chai';
import { version } from 'uuid';
import { encodeMessage, type Cause, type Outgoing } from '../../src/messaging/outgoing.js';
import { ID } from '../../testing/registros.js';

const outgoing: Outgoing<'eventos/compania'> = {
  topic: 'eventos/compania',
  type: 'CompaniaAprobada',
  aggregateId: ID,
  aggregateVersion: 7,
  data: { versionAuditada: 6 },
};
const cause: Cause = {
  correlationId: '0197a2b4-7c1e-7000-8000-00000000000a',
  causationId: '0197a2b4-7c1e-7000-8000-00000000000b',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};
const options = { serviceName: 'companias', time: 1_764_000_000_000 };

const decode = (bytes: Buffer) => {
  const reader = readerFor('eventos/compania');
  return reader.decode(bytes, reader.fingerprint);
};

describe('a message on its way out', () => {
  it('carries its envelope', () => {
    const message = decode(encodeMessage(outgoing, cause, options).bytes);
    expect(message).to.deep.include({
      time: options.time,
      specversion: 'v1',
      type: 'CompaniaAprobada',
      datacontenttype: 'AVRO',
      serviceName: 'companias',
      correlationId: cause.correlationId,
      causationId: cause.causationId,
      aggregateId: ID,
      aggregateVersion: 7,
    });
    expect(message.data).to.deep.include({ versionAuditada: 6 });
  });

  it('says when it was encoded', () => {
    const before = Date.now();
    const { ingestion } = decode(encodeMessage(outgoing, cause, options).bytes);
    expect(ingestion).to.be.within(before, Date.now());
  });

  it('has a new time-ordered id unless its sender chooses one', () => {
    expect(version(decode(encodeMessage(outgoing, cause, options).bytes).id)).to.equal(7);
    expect(decode(encodeMessage(outgoing, cause, { ...options, id: ID }).bytes).id).to.equal(ID);
  });

  it('goes under the key of its aggregate', () => {
    expect(encodeMessage(outgoing, cause, options)).to.include({ topic: 'eventos/compania', key: ID });
  });

  it('can be routed without being decoded', () => {
    expect(encodeMessage(outgoing, cause, options).properties).to.deep.equal({
      type: 'CompaniaAprobada',
      schema: readerFor('eventos/compania').fingerprint,
      traceparent: cause.traceparent,
    });
  });

  it('is refused by name of the field that its schema does not allow', () => {
    const wrong = { ...outgoing, data: { versionAuditada: 1.5 } } as Outgoing;
    expect(() => encodeMessage(wrong, cause, options))
      .to.throw(InvalidMessage)
      .with.property('field', 'data.versionAuditada');
  });
});
