package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.store.memory.MemoryRevocationStore;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that counts its calls, and fails while a test wants it to. */
public final class TestStore implements RevocationStore {
    private final MemoryRevocationStore memory;

    /** The exception of each call; null to work. */
    public volatile @Nullable RuntimeException failure;

    /** Called before each read. */
    public volatile Runnable beforeFind = () -> {};

    public volatile int finds;

    public TestStore(Clock clock) {
        memory = new MemoryRevocationStore(1_000, clock);
    }

    @Override
    public void put(StoredRevocation revocation) {
        fail();
        memory.put(revocation);
    }

    @Override
    public long[] find(List<String> ids, long now) {
        finds++;
        long[] found = memory.find(ids, now);
        beforeFind.run();
        fail();
        return found;
    }

    @Override
    public boolean remove(String id) {
        fail();
        return memory.remove(id);
    }

    @Override
    public List<StoredRevocation> list(int limit) {
        fail();
        return memory.list(limit);
    }

    @Override
    public int prune(long now) {
        fail();
        return memory.prune(now);
    }

    @Override
    public void close() {}

    private void fail() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }
}
