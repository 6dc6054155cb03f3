import type { Field } from '../rig/run.js';
import { handledTopics } from '../rig/services.js';
import { disturb, killing, moving } from './disturb.js';
import { killReplicas } from './kill-replicas.js';
import type { Plan } from './plan.js';

/** Carries out a plan: first the services die, then what they stand on. */
export const carryingOut =
  (plan: Plan) =>
  async (field: Field): Promise<void> => {
    const services = [...field.fleet].map(([service, replicas]) =>
      killReplicas(replicas, plan.kills.get(service) ?? [], field.deaths),
    );
    await Promise.all(services);
    await disturb(moving(field, handledTopics), plan.rebalances, field);
    await disturb(killing(field.broker), plan.broker, field);
    await disturb(killing(field.database), plan.database, field);
  };
