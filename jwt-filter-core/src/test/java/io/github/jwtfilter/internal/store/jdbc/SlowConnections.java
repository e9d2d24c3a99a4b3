package io.github.jwtfilter.internal.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLRecoverableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to H2 that support network timeouts, and whose waits move the clock of a test. For one thread. */
final class SlowConnections {
    /** The time that the pool needs for a connection. */
    long poolMillis;

    /** The time of each statement and commit. */
    long statementMillis;

    /** Whether each statement loses its connection. */
    boolean lost;

    /** The network timeouts in milliseconds that were set for statements; 0 is the one that is restored. */
    final List<Integer> limits = new ArrayList<>();

    int opened;
    int closed;

    private final String url;
    private final boolean autoCommit;
    private long nanos;

    SlowConnections(String url, boolean autoCommit) {
        this.url = url;
        this.autoCommit = autoCommit;
    }

    long nanoTime() {
        return nanos;
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            pass(poolMillis);
            opened++;
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(autoCommit);
            return proxy(Connection.class, new Handler(connection));
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(SlowConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Handler implements InvocationHandler {
        private final Connection connection;
        private int networkTimeout;

        Handler(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "getNetworkTimeout":
                    return networkTimeout;
                case "setNetworkTimeout":
                    networkTimeout = (int) arguments[1];
                    return null;
                case "prepareStatement":
                case "commit":
                    limits.add(networkTimeout);
                    pass(statementMillis);
                    if (lost) {
                        throw new SQLRecoverableException();
                    }
                    break;
                case "close":
                    limits.add(networkTimeout);
                    closed++;
                    break;
                default:
                    break;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
