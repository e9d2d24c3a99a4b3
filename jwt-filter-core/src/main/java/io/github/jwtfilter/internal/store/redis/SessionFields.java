package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the hash of a session. */
final class SessionFields {
    /** Subject, data, current and previous hash, salt, and the times of creation, last renewal, idle end, end and end of the lease. */
    static final String[] NAMES = {"u", "d", "c", "p", "s", "b", "r", "i", "e", "l"};

    private SessionFields() {}

    /** Returns the names and values of all fields that have a value. */
    static List<String> of(StoredSession session) {
        List<@Nullable String> values = Arrays.asList(
                session.subjectId(),
                session.data(),
                session.currentHash(),
                session.previousHash(),
                session.salt(),
                Long.toString(session.createdAt()),
                Long.toString(session.rotatedAt()),
                Long.toString(session.idleUntil()),
                Long.toString(session.endsAt()),
                session.leaseUntil() == 0 ? null : Long.toString(session.leaseUntil()));
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            String value = values.get(i);
            if (value != null) {
                fields.add(NAMES[i]);
                fields.add(value);
            }
        }
        return fields;
    }

    /** Returns the value of a field that may be missing, as an argument of a script. */
    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * Returns the session from the values of {@link #NAMES}.
     *
     * @return null if all values are missing
     * @throws StoreException if some are missing or malformed
     */
    static @Nullable StoredSession session(String id, @Nullable Object reply) {
        List<@Nullable String> values = RedisServers.texts(reply);
        boolean empty = true;
        for (String value : values) {
            empty &= value == null;
        }
        if (values.size() == NAMES.length && empty) {
            return null;
        }
        try {
            String lease = values.get(9);
            return StoredSession.builder(id)
                    .subjectId(text(values, 0))
                    .data(text(values, 1))
                    .hashes(text(values, 2), values.get(3), values.get(4))
                    .createdAt(Long.parseLong(text(values, 5)))
                    .rotatedAt(Long.parseLong(text(values, 6)))
                    .idleUntil(Long.parseLong(text(values, 7)))
                    .endsAt(Long.parseLong(text(values, 8)))
                    .leaseUntil(lease == null ? 0 : Long.parseLong(lease))
                    .build();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new StoreException(
                    "Redis contains a session that this version cannot read; use another store.redis.prefix");
        }
    }

    private static String text(List<@Nullable String> values, int index) {
        String value = values.get(index);
        if (value == null) {
            throw new IllegalArgumentException("missing");
        }
        return value;
    }
}
