package propalpes.standin;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** What happens to each command: it is refused, answered at once, or executed, and a write is durable before its reply leaves. */
final class StandinBackend extends H2Backend {

  private static final Set<String> WRITES = Set.of(
      "insert", "update", "delete", "findandmodify",
      "create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection");

  private static final Set<String> SESSION_ENDS = Set.of("endsessions", "killsessions", "refreshsessions");

  private final ReplicaSet replicaSet;
  private final GroupCommit commits;
  private final RetryableWrites retries = new RetryableWrites();

  StandinBackend(MVStore store, ReplicaSet replicaSet) {
    super(store);
    this.replicaSet = replicaSet;
    this.commits = new GroupCommit(store);
    version(ReplicaSet.VERSION);
    commits.start();
  }

  void shutdown(int compactMillis) {
    commits.stop(() -> getMvStore().close(compactMillis));
  }

  /** The handshake of older drivers arrives here, outside of messages. */
  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (isHello(command.toLowerCase(Locale.ROOT))) return replicaSet.hello();
    return super.handleCommand(channel, database, command, query);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document query = message.getDocument();
    String command = query.keySet().iterator().next().toLowerCase(Locale.ROOT);
    if (isHello(command)) return replicaSet.hello();
    if (SESSION_ENDS.contains(command)) return new Document("ok", 1.0);
    Unsupported.refuse(command, query);
    if (WRITES.contains(command)) return write(message);
    return isMajority(query) ? commits.durably(() -> super.handleMessage(message)) : commits.reading(() -> super.handleMessage(message));
  }

  /** Wants to see nothing that a crash can take back. */
  private static boolean isMajority(Document query) {
    return query.get("readConcern") instanceof Document concern && "majority".equals(concern.get("level"));
  }

  private Document write(MongoMessage message) {
    return retries.once(message.getDocument(), () -> commits.durably(() -> InsertReply.corrected(message, super.handleMessage(message))));
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return StandinDatabase.open(name, getMvStore(), getCursorRegistry());
  }

  private static boolean isHello(String command) {
    return command.equals("hello") || command.equals("ismaster");
  }
}
