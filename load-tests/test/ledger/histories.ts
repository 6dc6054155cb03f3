import fc from 'fast-check';
import { World, type Draft } from './world.js';

const email = fc.constantFrom('a@b.co', null);
const nombre = fc.constantFrom('Casa', null);
const latitud = fc.constantFrom('4.65', null);
const fate = fc.constantFrom('accepted' as const, 'accepted' as const, 'indeterminate' as const);

/** What is registered together has an id of its own: nobody registers it twice, or alone. */
const together = ['p0', 'p1', 'p2'];
const alone = ['a', 'b'];

interface Play {
  readonly world: World;
  /** Those begun, and the ids that nobody has registered yet. */
  readonly operations: string[];
  readonly fresh: string[];
}
type Act = (play: Play) => void;

const command = (types: readonly string[], ids: readonly string[]): fc.Arbitrary<Act> =>
  fc
    .record({ type: fc.constantFrom(...types), id: fc.constantFrom(...ids), email, nombre, latitud, fate })
    .map(({ type, id, fate, email, ...datos }) => ({ world, operations }) => {
      // No two companies have the same.
      const identificacion = `${id} ${operations.length}`;
      const own = type.endsWith('Compania') ? { email, identificacion } : pick(type, datos);
      operations.push(world.ask(type, id, own, { fate }));
    });

const pick = (type: string, { nombre, latitud }: Record<'nombre' | 'latitud', string | null>) =>
  type.endsWith('Propiedad') ? { nombre } : { latitud };

const registration: fc.Arbitrary<Act> = fc
  .record({ nombre, latitud, fate })
  .map(({ nombre, latitud, fate }) => ({ world, operations, fresh }) => {
    const id = fresh.shift();
    if (id === undefined) return;
    operations.push(world.registrar(id, { propiedad: { nombre }, geografico: { latitud } }, { fate }));
  });

const impulse: fc.Arbitrary<Act> = fc
  .record({ cancels: fc.boolean(), which: fc.nat() })
  .map(({ cancels, which }) => ({ world, operations }) => {
    const operation = operations[which % operations.length];
    if (operation === undefined) return;
    if (cancels) world.cancelar(operation);
    else world.revisar(operation);
  });

const act = fc.oneof(
  command(['CrearCompania', 'ActualizarCompania', 'EliminarCompania'], alone),
  command(['CrearPropiedad', 'CrearDatosGeograficos'], alone),
  command(['ActualizarPropiedad', 'ActualizarDatosGeograficos'], [...together, ...alone]),
  command(['EliminarPropiedad', 'EliminarDatosGeograficos'], [...together, ...alone]),
  registration,
  impulse,
);

/** What a faultless system leaves behind after any sequence of commands, with answers that come early or late. */
export const history: fc.Arbitrary<Draft> = fc
  .array(fc.record({ act, decisions: fc.nat(3) }), { minLength: 1, maxLength: 25 })
  .map((acts) => {
    const play: Play = { world: new World(), operations: [], fresh: [...together] };
    for (const { act, decisions } of acts) {
      act(play);
      for (let done = 0; done < decisions; done += 1) play.world.decide();
    }
    return play.world.evidence();
  })
  .filter(({ operations }) => operations.length > 0);
