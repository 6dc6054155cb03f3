package propalpes.standin;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import org.h2.mvstore.MVStore;

/** A database whose collections are {@link StandinCollection}s. */
final class StandinDatabase extends H2Database {

  /** The library opens collections inside its constructor, before a field of ours could hold the store. */
  private static final ThreadLocal<MVStore> OPENING = new ThreadLocal<>();

  private MVStore store;

  static StandinDatabase open(String name, MVStore store, CursorRegistry cursors) {
    OPENING.set(store);
    try {
      return new StandinDatabase(name, store, cursors);
    } finally {
      OPENING.remove();
    }
  }

  private StandinDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, store, cursors);
    this.store = store;
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    MVStore opened = store != null ? store : OPENING.get();
    String fullName = getFullCollectionNamespace(name);
    return new StandinCollection(
        this, name, options, opened.openMap("databases." + fullName), opened.openMap("meta." + fullName), cursorRegistry);
  }
}
