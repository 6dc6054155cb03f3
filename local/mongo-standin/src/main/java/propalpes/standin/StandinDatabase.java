package propalpes.standin;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
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
  public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    Supplier<Document> handling = () -> super.handleCommand(channel, command, query, databases, oplog);
    return command.equalsIgnoreCase("aggregate") ? LeadingMatch.during(query, handling) : handling.get();
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    String fullName = getFullCollectionNamespace(name);
    MVMap<Object, Document> documents =
        opened().openMap("databases." + fullName, new MVMap.Builder<Object, Document>().valueType(new BsonDataType()));
    return new StandinCollection(this, name, options, documents, opened().openMap("meta." + fullName), cursorRegistry);
  }

  /** The library opens the map by name and gets the one that is open already, with our type of keys. */
  @Override
  protected Index<Object> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
    String map = getFullCollectionNamespace(collection) + "._index_" + index;
    opened().openMap(map, new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyDataType()));
    return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
    return new SecondaryIndex(index, keys, sparse);
  }

  private MVStore opened() {
    return store != null ? store : OPENING.get();
  }
}
