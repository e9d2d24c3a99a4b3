package io.github.jwtfilter.internal.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * One server, or the servers of a cluster. Sends commands, each at most once: after a failure it may have been executed, and a
 * second execution of a script would report another result. Thread-safe. All methods throw {@link
 * io.github.jwtfilter.StoreException}.
 *
 * <p>Uses only the classes of Jedis that have the same signatures in all versions since 4.0, which excludes {@code UnifiedJedis}
 * and its subclasses.
 */
abstract class RedisServers implements AutoCloseable {
    private static final int BATCH = 100;
    private static final Object UNKNOWN_SCRIPT = new Object();

    /** Executes commands on the server that has a key. */
    abstract <T extends @Nullable Object> T onServerOf(String key, Function<Connection, T> commands);

    /** Executes commands on each server, including replicas. */
    abstract <T> List<T> onEachServer(Function<Connection, T> commands);

    /** Returns whether a command may name both keys. */
    abstract boolean haveSameServer(String key, String other);

    /** Closes all connections that are not in use. */
    @Override
    public abstract void close();

    /** Sends a command whose first argument is the key. */
    final @Nullable Object send(RedisCommand command, String key, String... arguments) {
        return send(command, key, key, arguments);
    }

    private @Nullable Object send(RedisCommand command, String first, String key, String[] others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return this.<@Nullable Object>onServerOf(key, connection -> {
            connection.sendCommand(command, all);
            return connection.getOne();
        });
    }

    /** Executes a script. */
    final @Nullable Object run(RedisScript script, List<String> keys, String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(script.sha1());
        all.add(Integer.toString(keys.size()));
        all.addAll(keys);
        Collections.addAll(all, arguments);
        Object reply = this.<@Nullable Object>onServerOf(keys.get(0), connection -> {
            try {
                connection.sendCommand(RedisCommand.EVALSHA, all.toArray(new String[0]));
                return connection.getOne();
            } catch (JedisNoScriptException e) {
                // The first use since the server has started.
                return UNKNOWN_SCRIPT;
            }
        });
        if (reply != UNKNOWN_SCRIPT) {
            return reply;
        }
        all.remove(0);
        // Not on the same connection: a server that imports a slot of a cluster accepts one command after ASKING.
        return send(RedisCommand.EVAL, script.text(), keys.get(0), all.toArray(new String[0]));
    }

    /** Executes a script with one key, and returns whether it returned 1. */
    final boolean runs(RedisScript script, String key, String... arguments) {
        return isOne(run(script, Collections.singletonList(key), arguments));
    }

    static boolean isOne(@Nullable Object reply) {
        return Long.valueOf(1).equals(reply);
    }

    /** Sends a command for each key, with the same further arguments, and returns the replies in the same order. */
    final List<Object> sendAll(RedisCommand command, List<String> keys, String... arguments) {
        List<Object> replies = new ArrayList<>();
        for (List<String> batch : batches(keys, BATCH)) {
            replies.addAll(onServerOf(batch.get(0), connection -> pipeline(connection, command, batch, arguments)));
        }
        return replies;
    }

    /** Divides keys, in their order, into parts of at most {@code limit} keys that one command may name. */
    final List<List<String>> batches(List<String> keys, int limit) {
        List<List<String>> batches = new ArrayList<>();
        int start = 0;
        while (start < keys.size()) {
            int end = start + 1;
            while (end < keys.size() && end - start < limit && haveSameServer(keys.get(start), keys.get(end))) {
                end++;
            }
            batches.add(keys.subList(start, end));
            start = end;
        }
        return batches;
    }

    private static List<Object> pipeline(
            Connection connection, RedisCommand command, List<String> keys, String[] arguments) {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        for (String key : keys) {
            all[0] = key;
            connection.sendCommand(command, all);
        }
        List<Object> replies = connection.getMany(keys.size());
        for (Object reply : replies) {
            if (reply instanceof JedisDataException) {
                throw (JedisDataException) reply;
            }
        }
        return replies;
    }

    /** Returns the text of a reply; null if there is none. */
    static @Nullable String text(@Nullable Object reply) {
        return reply instanceof byte[] ? new String((byte[]) reply, StandardCharsets.UTF_8) : null;
    }

    /** Returns the texts of a reply that is a list. */
    static List<@Nullable String> texts(@Nullable Object reply) {
        List<@Nullable String> texts = new ArrayList<>();
        if (reply instanceof Iterable) {
            for (Object each : (Iterable<?>) reply) {
                texts.add(text(each));
            }
        }
        return texts;
    }
}
