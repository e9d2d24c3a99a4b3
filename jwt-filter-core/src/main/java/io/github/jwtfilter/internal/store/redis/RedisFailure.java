package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoreException;
import java.net.SocketTimeoutException;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Converts the exceptions of Jedis. Messages contain no text of the server, which may quote values, only its known error codes. */
final class RedisFailure {
    private static final String PASSWORD_REQUIRED = "Redis requires a password; set store.redis.password";

    private static final String[][] REPLIES = {
        {"OOM", "Redis is full: its maxmemory is reached; increase it, or store less in this instance"},
        {"READONLY", "Redis is read-only: the server is a replica, for example during a failover"},
        {"MASTERDOWN", "Redis is a replica without a connection to its primary"},
        {"LOADING", "Redis is still loading its data after a start"},
        {"BUSY", "Redis is busy with a script of another application"},
        {"MISCONF", "Redis rejects changes because it cannot write its data to disk"},
        {"NOREPLICAS", "Redis rejects changes because it has too few replicas (min-replicas-to-write)"},
        {"WRONGTYPE", "Redis contains a key of another kind with the prefix store.redis.prefix; use another prefix"},
        {"NOAUTH", PASSWORD_REQUIRED},
        {"WRONGPASS", "Redis rejects store.redis.user or store.redis.password"},
        {"NOPERM", "the user of Redis lacks permissions; permit the commands and keys that docs/redis.md lists"},
        {"MOVED", "Redis is a cluster; set store.redis.mode = cluster"},
        {"CROSSSLOT", "Redis is a cluster; set store.redis.mode = cluster"},
        {"ASK", "Redis Cluster is moving the data"},
        {"TRYAGAIN", "Redis Cluster is moving the data"},
        {"CLUSTERDOWN", "Redis Cluster does not serve all keys"},
    };
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3,11}\\b");
    private static final int MAX_CAUSES = 10;

    private RedisFailure() {}

    /** Returns the exception to throw. */
    static StoreException of(Throwable failure) {
        Throwable each = failure;
        for (int i = 0; i < MAX_CAUSES && each != null; i++) {
            if (each instanceof StoreException) {
                // With the exception of the pool around it, by which it is known that there is no connection.
                return each == failure
                        ? (StoreException) each
                        : new StoreException(String.valueOf(each.getMessage()), failure);
            }
            String message = message(each);
            if (message != null) {
                return new StoreException(message, failure);
            }
            each = each.getCause();
        }
        return new StoreException("the connection to Redis failed; check store.redis.url and the server", failure);
    }

    /** Returns the exception for servers that cannot be called at present. */
    static StoreException noServer(String message) {
        return new StoreException(message, new JedisConnectionException(message));
    }

    private static @Nullable String message(Throwable failure) {
        if (failure instanceof JedisDataException) {
            return reply(String.valueOf(failure.getMessage()));
        }
        if (failure instanceof SocketTimeoutException) {
            return "Redis did not respond within store.timeout";
        }
        if (failure instanceof NoSuchElementException) {
            return "all connections to Redis are in use, and none became free within store.timeout";
        }
        if (failure instanceof SSLException) {
            return "Redis cannot be trusted: the TLS handshake failed; check store.redis.ca, the host name in store.redis.url, and"
                    + " the certificate of the server";
        }
        if (failure instanceof LinkageError) {
            return "the versions of Jedis and of the libraries that it uses do not fit together; "
                    + JedisLibraries.REMEDY;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return "the thread was interrupted";
        }
        return null;
    }

    /** The code is the first word of an error; for an error in a script, before Redis 7, it is within the message. */
    private static String reply(String text) {
        if (text.contains("unauthenticated multibulk length")) {
            // The limit for commands without a password, before they are read.
            return PASSWORD_REQUIRED;
        }
        if (isRejectedPassword(text)) {
            return "Redis rejects store.redis.password";
        }
        Matcher codes = CODE.matcher(text);
        while (codes.find()) {
            for (String[] known : REPLIES) {
                if (known[0].equals(codes.group())) {
                    return known[1];
                }
            }
        }
        return "Redis rejected a command; its version must be 5.0 or later";
    }

    /** Returns whether Redis did not respond, or rejects every command at present, rather than rejected one command. */
    static boolean isUnavailable(StoreException e) {
        Throwable cause = e.getCause();
        return cause instanceof JedisDataException
                ? rejectsEveryCommand(String.valueOf(cause.getMessage()))
                : cause != null;
    }

    private static boolean rejectsEveryCommand(String reply) {
        return isRejectedPassword(reply)
                || reply.startsWith("NOAUTH")
                || reply.startsWith("WRONGPASS")
                || reply.startsWith("LOADING")
                || reply.startsWith("MASTERDOWN")
                || reply.startsWith("CLUSTERDOWN");
    }

    /** Before Redis 6, the error about a password has no code. */
    private static boolean isRejectedPassword(String reply) {
        return reply.contains("invalid password") || reply.contains("without any password configured");
    }

    /** Returns whether the server has probably stopped, or is no longer the primary, so that its other connections fail too. */
    static boolean isOfServer(RuntimeException failure) {
        if (!(failure instanceof JedisDataException)) {
            return true;
        }
        String text = String.valueOf(failure.getMessage());
        return text.contains("READONLY") || text.contains("MASTERDOWN") || text.contains("LOADING");
    }
}
