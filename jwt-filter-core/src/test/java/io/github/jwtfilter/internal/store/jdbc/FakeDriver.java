package io.github.jwtfilter.internal.store.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens connections without a database, as slowly as a test needs. */
final class FakeDriver implements Driver {
    final List<FakeConnection> opened = new CopyOnWriteArrayList<>();
    final List<Properties> properties = new CopyOnWriteArrayList<>();

    /** Connecting waits for it. */
    volatile @Nullable CountDownLatch gate;

    volatile @Nullable SQLException failure;

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        properties.add(info);
        CountDownLatch waited = gate;
        if (waited != null) {
            awaitUninterruptibly(waited);
        }
        SQLException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        FakeConnection connection = new FakeConnection();
        opened.add(connection);
        return connection.proxy;
    }

    /** A driver that is blocked in the operating system does not react to an interrupt. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Continues to wait.
            }
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:fake:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    /** A connection that only knows whether it is valid and closed. */
    static final class FakeConnection {
        volatile boolean valid = true;
        volatile boolean closed;
        volatile int validations;

        final Connection proxy = (Connection) Proxy.newProxyInstance(
                FakeDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "isValid":
                            validations++;
                            return valid && !closed;
                        case "isClosed":
                            return closed;
                        case "close":
                        case "abort":
                            closed = true;
                            return null;
                        case "setAutoCommit":
                        case "setNetworkTimeout":
                            return null;
                        case "hashCode":
                            return System.identityHashCode(self);
                        case "equals":
                            return self == arguments[0];
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }
}
