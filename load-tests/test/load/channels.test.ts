import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import { expect } from 'chai';
import {
  actualizarPropiedad,
  cancelarOperacion,
  crearDatosGeograficos,
  crearSoloPropiedad,
  eliminarDatosGeograficos,
  registrarPropiedad,
} from '../../src/load/commands.js';
import { graphqlChannel } from '../../src/load/graphql.js';
import { restChannel } from '../../src/load/rest.js';

const rest = restChannel((service) => [`http://${service}`]);
const graphql = graphqlChannel(['http://bff']);

describe('The channels of the load', () => {
  describe('over REST', () => {
    it('asks the service that registers what the command is about', () => {
      const change = actualizarPropiedad('p', { identificacionCatastral: '1', versionEsperada: 2 });
      expect(rest.replicasFor(change)).to.deep.equal(['http://propiedades']);
      expect(rest.requestFor(change)).to.deep.equal({
        method: 'PATCH',
        path: '/ingestion/propiedad-comando/p',
        body: { identificacion_catastral: '1', version_esperada: 2 },
      });
    });

    it('says which property geographic data are about', () => {
      const creation = crearDatosGeograficos({ latitud: '5' }, 'p');
      expect(rest.requestFor(creation).body).to.deep.equal({ latitud: '5', propiedad_id: 'p' });
      expect(rest.idsOf(creation, 'k').aggregateId).to.equal('p');
    });

    it('takes neither registrations nor cancellations', () => {
      expect(
        [registrarPropiedad({}), cancelarOperacion('o')].map((comando) => rest.takes(comando)),
      ).to.deep.equal([false, false]);
    });
  });

  describe('over GraphQL', () => {
    it('registers a property and where it is under ids that follow from both', () => {
      const registration = registrarPropiedad({ nombrePropiedad: 'Casa', nit: '1', latitud: '5' });
      const idempotency = { client: 'graphql:anonimo', field: 'crearPropiedad', key: 'k' };
      const datos = {
        propiedad: { nombre: 'Casa', identificacionCatastral: null, nit: '1' },
        geografico: { nombrePropiedad: 'Casa', latitud: '5', longitud: null },
      };
      expect(graphql.idsOf(registration, 'k')).to.deep.equal({
        aggregateId: createdId(idempotency, datos),
        ...requestIds(datos, idempotency),
      });
      expect(graphql.requestFor(registration).body).to.deep.equal({
        query:
          'mutation { crearPropiedad(nombrePropiedad: "Casa", nit: "1", latitud: "5") { operacion { id } } }',
      });
    });

    it('cancels an operation as a part of it', () => {
      expect(graphql.idsOf(cancelarOperacion('o'), 'k')).to.include({ operacionId: 'o', aggregateId: 'o' });
    });

    it('calls ids what the original API calls them', () => {
      expect(graphql.requestFor(eliminarDatosGeograficos('p')).body).to.deep.equal({
        query: 'mutation { eliminarDatosGeograficos(geograficosId: "p") { operacion { id } } }',
      });
    });

    it('registers no half of a property', () => {
      expect(graphql.takes(crearSoloPropiedad({}))).to.equal(false);
    });
  });
});
