import type { Repository } from '../../src/application/repository.js';
import type { Aggregate } from '../../src/domain/aggregate.js';
import type { MemoryRepository } from '../../testing/memory-repository.js';

/** The repository with some methods replaced. */
export const replaced = <S extends Aggregate>(
  repository: MemoryRepository<S>,
  changed: Partial<Repository<never>>,
) =>
  ({
    unseen: repository.unseen.bind(repository),
    load: repository.load.bind(repository),
    save: repository.save.bind(repository),
    ...changed,
  }) as MemoryRepository<S>;
