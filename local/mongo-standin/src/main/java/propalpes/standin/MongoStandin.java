package propalpes.standin;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * Usage: {@code java -jar mongo-standin.jar <port> <directory> [<listen> <told>]}. Listens on the loopback address alone, or on
 * the address {@code listen}; {@code told} is the host and port under which its clients find it.
 */
public final class MongoStandin {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int CACHE_MB = 64;

  /** A connection keeps its thread while it waits for its commit, so there are many. */
  private static final int WORKERS = 256;

  private static final int PAGE_BYTES = 4096;

  /** What a commit replaced is kept this long; longer would only help against a power cut. */
  private static final int REUSE_AFTER_MS = 1_000;

  private static final int COMPACT_ON_CLOSE_MS = 2_000;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2 && arguments.length != 4) {
      System.err.println("usage: java -jar mongo-standin.jar <port> <directory> [<listen> <told>]");
      System.exit(64);
    }
    int port = Integer.parseInt(arguments[0]);
    String host = arguments.length == 4 ? arguments[2] : LOOPBACK;
    String told = arguments.length == 4 ? arguments[3] : LOOPBACK + ":" + port;
    MVStore store = open(Path.of(arguments[1]));
    store.setRetentionTime(REUSE_AFTER_MS);
    StandinBackend backend = new StandinBackend(store, new ReplicaSet(told));
    MongoServer server = new MongoServer(backend);
    server.bind(new InetSocketAddress(host, port), 1, WORKERS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      server.stopListening();
      backend.shutdown(COMPACT_ON_CLOSE_MS);
    }));
    System.out.println("listening on " + host + ":" + port);
  }

  /** The store writes only when it is told to commit: see {@link GroupCommit}. */
  private static MVStore open(Path directory) throws Exception {
    Files.createDirectories(directory);
    return new MVStore.Builder()
        .fileName(directory.resolve("standin.mv").toString())
        .autoCommitDisabled()
        // or it commits amid an operation that wrote 19 MiB, all the same
        .autoCommitBufferSize(0)
        .cacheSize(CACHE_MB)
        .pageSplitSize(PAGE_BYTES)
        .open();
  }

  private MongoStandin() {}
}
