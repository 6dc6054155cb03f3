package propalpes.standin;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;

/** Refuses what MongoDB does and the stand-in would ignore: better an error than a test that passes here alone. */
final class Unsupported {

  private static final int NOT_IMPLEMENTED = 238;

  private static final List<String> INDEX_OPTIONS =
      List.of("partialFilterExpression", "collation", "wildcardProjection", "expireAfterSeconds");

  static void refuse(String command, Document query) {
    refuse(query.containsKey("autocommit"), "a transaction");
    refuse(query.containsKey("collation"), "a collation");
    if (command.equals("create")) refuse(query.containsKey("validator"), "a validator");
    if (command.equals("createindexes")) ((Collection<?>) query.get("indexes")).forEach(Unsupported::refuseIndex);
  }

  private static void refuseIndex(Object index) {
    Document definition = (Document) index;
    for (String option : INDEX_OPTIONS) refuse(definition.containsKey(option), "the index option " + option);
    for (Object kind : ((Document) definition.get("key")).values()) refuse(kind instanceof String, "the index type " + kind);
  }

  private static void refuse(boolean present, String what) {
    if (present) throw new MongoServerError(NOT_IMPLEMENTED, "NotImplemented", "the MongoDB stand-in does not support " + what);
  }

  private Unsupported() {}
}
