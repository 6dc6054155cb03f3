import { UnknownMessage } from '@propalpes/schemas/unknown-message';
import { expect } from 'chai';
import { wireJson } from '../../../src/messaging/feed/json.js';

const envelope = { id: 'a', time: 1, specversion: 'v1', correlationId: 'b', aggregateVersion: null } as const;

describe('feed JSON', () => {
  it('names fields as on the wire, however deep they are', () => {
    const data = { nombrePropiedad: 'Casa', pasos: [{ reglasFallidas: [{ codigo: 'SIN_NIT' }] }] };
    expect(JSON.parse(wireJson({ ...envelope, data }))).to.deep.equal({
      id: 'a',
      time: 1,
      specversion: 'v1',
      correlation_id: 'b',
      aggregate_version: null,
      data: { nombre_propiedad: 'Casa', pasos: [{ reglas_fallidas: [{ codigo: 'SIN_NIT' }] }] },
    });
  });

  it('leaves values as they are', () => {
    const { data } = JSON.parse(wireJson({ data: { motivo: 'noExiste' } })) as { data: unknown };
    expect(data).to.deep.equal({ motivo: 'noExiste' });
  });

  it('shows what a newer version added', () => {
    const message = new UnknownMessage({
      ...envelope,
      ingestion: 2,
      type: 'CompaniaFusionada',
      datacontenttype: 'AVRO',
      serviceName: 'companias',
      causationId: null,
      aggregateId: 'c',
      data: { otraCompania: 'd' },
    });
    expect(JSON.parse(wireJson(message))).to.deep.include({
      type: 'CompaniaFusionada',
      data: { otra_compania: 'd' },
    });
  });
});
