package propalpes.standin;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How documents stand in the store: as BSON. The store's own way, Java serialization, costs four times as much. */
final class BsonDataType extends BasicDataType<Document> {

  /** The store splits pages by this estimate; a commit writes every changed page whole, so pages are to be small. */
  private static final int ESTIMATED_BYTES = 1024;

  @Override
  public int getMemory(Document document) {
    return ESTIMATED_BYTES;
  }

  @Override
  public void write(WriteBuffer target, Document document) {
    ByteBuf encoded = Unpooled.buffer(ESTIMATED_BYTES);
    BsonEncoder.encodeDocument(document, encoded);
    target.put(ByteBuffer.wrap(encoded.array(), 0, encoded.writerIndex()));
  }

  @Override
  public Document read(ByteBuffer source) {
    int start = source.position();
    int size = Integer.reverseBytes(source.getInt(start));
    source.position(start + size);
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(source.duplicate().position(start).limit(start + size)));
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
