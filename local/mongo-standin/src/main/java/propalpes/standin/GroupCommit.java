package propalpes.standin;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Makes writes durable in groups.
 *
 * <p>Operations run side by side; a commit runs alone, so that it never writes down half of one (a document without its index
 * entry). What must be durable replies after the first commit that began once it had finished, together with all others that
 * wait for it.
 */
final class GroupCommit implements Runnable {

  /** Each commit adds to the file and leaves holes in it; what is thinly filled is written anew now and then. */
  private static final int COMPACT_EVERY = 500;

  private static final int FILL_PERCENT = 50;
  private static final int COMPACT_BYTES = 2 * 1024 * 1024;

  /** As MongoDB has it; drivers try again. */
  private static final int SHUTDOWN_IN_PROGRESS = 91;

  private final MVStore store;
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final Object changed = new Object();
  private long finished;
  private long durable;
  private long commits;
  private boolean stopped;
  private final Thread committer = new Thread(this, "committer");

  GroupCommit(MVStore store) {
    this.store = store;
    committer.setDaemon(true);
  }

  void start() {
    committer.start();
  }

  <T> T reading(Supplier<T> operation) {
    lock.readLock().lock();
    try {
      return operation.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Returns when what was written, or read, is durable; throws when nobody will make it so any more. A failed operation waits
   * too: it may have written before it failed.
   */
  <T> T durably(Supplier<T> operation) {
    try {
      return reading(operation);
    } finally {
      awaitCommit();
    }
  }

  /** Makes every finished write durable and lets none begin any more: closing the store is a commit, and must be alone, too. */
  void stop(Runnable close) {
    awaitCommit();
    lock.writeLock().lock();
    synchronized (changed) {
      stopped = true;
      changed.notifyAll();
    }
    close.run();
  }

  private void awaitCommit() {
    synchronized (changed) {
      long mine = ++finished;
      changed.notifyAll();
      while (durable < mine) {
        if (stopped) throw new MongoServerError(SHUTDOWN_IN_PROGRESS, "ShutdownInProgress", "the server is stopping");
        await();
      }
    }
  }

  @Override
  public void run() {
    for (;;) {
      synchronized (changed) {
        while (durable == finished && !stopped) await();
        if (stopped) return;
      }
      long covered = commit();
      synchronized (changed) {
        durable = covered;
        changed.notifyAll();
      }
    }
  }

  private long commit() {
    lock.writeLock().lock();
    try {
      long covered;
      synchronized (changed) {
        covered = finished;
      }
      store.commit();
      if (++commits % COMPACT_EVERY == 0) store.compact(FILL_PERCENT, COMPACT_BYTES);
      return covered;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void await() {
    try {
      changed.wait();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException("nobody interrupts these threads", interruption);
    }
  }
}
