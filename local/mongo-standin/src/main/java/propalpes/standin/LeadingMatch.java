package propalpes.standin;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Supplier;

/**
 * The condition with which an aggregation begins.
 *
 * <p>The library reads the whole collection for any pipeline and knows of no condition then; the collection asks here.
 */
record LeadingMatch(String collection, Document condition) {

  private static final ThreadLocal<LeadingMatch> CURRENT = new ThreadLocal<>();

  static <T> T during(Document command, Supplier<T> aggregation) {
    CURRENT.set(of(command));
    try {
      return aggregation.get();
    } finally {
      CURRENT.remove();
    }
  }

  /** Null when there is none. Told once: what a later stage reads of the same collection is not under this condition. */
  static Document take(String collection) {
    LeadingMatch match = CURRENT.get();
    CURRENT.remove();
    return match != null && match.collection.equals(collection) ? match.condition : null;
  }

  private static LeadingMatch of(Document command) {
    if (!(command.get("pipeline") instanceof List<?> stages) || stages.isEmpty()) return null;
    if (!(stages.get(0) instanceof Document first) || !(first.get("$match") instanceof Document condition)) return null;
    return new LeadingMatch(String.valueOf(command.get("aggregate")), condition);
  }
}
