import { approval, creation, deletion, rejection, update } from '../../src/application/registro-handlers.js';
import { testCommands } from '../../testing/suites/commands.js';
import { vacio } from '../support/registros.js';

describe('commands to what is registered', () => {
  testCommands({
    datos: { llave: 'a' },
    crear: creation(vacio),
    actualizar: update(vacio),
    eliminar: deletion(vacio),
    aprobar: approval(vacio),
    rechazar: rejection(vacio),
  });
});
