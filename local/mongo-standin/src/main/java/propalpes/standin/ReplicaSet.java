package propalpes.standin;

import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.List;

/** How the server presents itself: the primary of a replica set of one, since drivers ask a replica set for majority writes. */
record ReplicaSet(String address) {

  static final MongoVersion VERSION = new MongoVersion() {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(7, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 21;
    }
  };

  Document hello() {
    return new Document("helloOk", true)
        .append("ismaster", true)
        .append("isWritablePrimary", true)
        .append("secondary", false)
        .append("readOnly", false)
        .append("setName", "rs0")
        .append("setVersion", 1)
        .append("hosts", List.of(address))
        .append("primary", address)
        .append("me", address)
        .append("minWireVersion", 0)
        .append("maxWireVersion", VERSION.getWireVersion())
        .append("maxBsonObjectSize", 16 * 1024 * 1024)
        .append("maxMessageSizeBytes", 48_000_000)
        .append("maxWriteBatchSize", 100_000)
        .append("logicalSessionTimeoutMinutes", 30)
        .append("localTime", Instant.now())
        .append("ok", 1.0);
  }
}
