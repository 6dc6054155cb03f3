package propalpes.standin;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection that never shares a stored document.
 *
 * <p>The store keeps live objects and the library changes documents in place; without copies a reader sees half an update, and
 * a document that changed after it was stored is written as it is now, not as it was committed.
 */
final class StandinCollection extends H2Collection {

  private final MVMap<Object, Document> documents;

  StandinCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> metadata,
      CursorRegistry cursors) {
    super(database, name, options, documents, metadata, cursors);
    this.documents = documents;
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    return super.addDocumentInternal(document.cloneDeeply());
  }

  @Override
  protected void handleUpdate(Object position, Document before, Document after) {
    super.handleUpdate(position, before, after.cloneDeeply());
  }

  @Override
  protected Document getDocument(Object position) {
    Document document = super.getDocument(position);
    return document == null ? null : document.cloneDeeply();
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(entry.getValue().cloneDeeply(), entry.getKey()));
  }

  /** Looks at the stored documents themselves; {@link #createQueryResult} copies the few that leave. */
  @Override
  protected QueryResult matchDocuments(Document query, Document order, int skip, int limit, int batch, Document fields) {
    if (isNaturalDescending(order)) return super.matchDocuments(query, order, skip, limit, batch, fields);
    return matchDocumentsFromStream(documents.values().stream(), query, order, skip, limit, batch, fields);
  }

  @Override
  protected QueryResult createQueryResult(List<Document> found, int batch) {
    return super.createQueryResult(found.stream().map(Document::cloneDeeply).toList(), batch);
  }

  /**
   * Uses a unique index when the filter binds all of its fields; the library does so only for a filter of those fields alone.
   * Otherwise the first other index that is of use.
   */
  @Override
  protected QueryResult queryDocuments(Document query, Document order, int skip, int limit, int batch, Document fields) {
    for (Index<Object> index : getIndexes()) {
      Document bound = boundBy(query, index);
      if (bound != null && index.canHandle(bound)) {
        return matchDocuments(query, index.getPositions(bound), order, skip, limit, batch, fields);
      }
    }
    for (Index<Object> index : getIndexes()) {
      IndexedQuery indexed = index instanceof SecondaryIndex secondary ? IndexedQuery.of(secondary, query, order) : null;
      if (indexed == null) continue;
      Stream<Document> matching =
          indexed.positions().map(documents::get).filter(document -> documentMatchesQuery(document, query));
      Stream<Document> enough = indexed.inOrder() && limit > 0 ? matching.limit(skip + limit) : matching;
      return matchDocumentsFromStream(enough, query, order, skip, limit, batch, fields);
    }
    return super.queryDocuments(query, order, skip, limit, batch, fields);
  }

  /** What an aggregation reads. */
  @Override
  public Stream<Document> queryAllAsStream() {
    Document condition = LeadingMatch.take(getCollectionName());
    return condition == null ? super.queryAllAsStream() : handleQueryAsStream(new Document("$query", condition));
  }

  private static Document boundBy(Document query, Index<Object> index) {
    Document bound = new Document();
    for (var key : index.getKeys()) {
      Object value = query.get(key.getKey());
      if (!(value instanceof String || value instanceof ObjectId || value instanceof UUID)) return null;
      bound.put(key.getKey(), value);
    }
    return bound;
  }
}
