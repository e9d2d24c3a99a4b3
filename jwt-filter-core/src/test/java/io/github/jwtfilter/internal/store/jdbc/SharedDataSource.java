package io.github.jwtfilter.internal.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The pool of a server whose administrator has chosen unusual settings: transactions, an isolation level, read-only connections.
 * Like some pools, it neither ends open transactions nor resets connections, and records each state that differs when a
 * connection is returned.
 */
final class SharedDataSource implements DataSource {
    final List<String> differences = new CopyOnWriteArrayList<>();

    private final String url;
    private final String user;
    private final boolean autoCommit;
    private final int isolation;
    private final boolean readOnly;
    private final Deque<Connection> idle = new ArrayDeque<>();

    SharedDataSource(String url, String user, boolean autoCommit, int isolation, boolean readOnly) {
        this.url = url;
        this.user = user;
        this.autoCommit = autoCommit;
        this.isolation = isolation;
        this.readOnly = readOnly;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection pooled;
        synchronized (idle) {
            pooled = idle.pollLast();
        }
        Connection connection = pooled == null ? open() : pooled;
        return (Connection) Proxy.newProxyInstance(
                SharedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, "");
        connection.setTransactionIsolation(isolation);
        connection.setReadOnly(readOnly);
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    private void giveBack(Connection connection) throws SQLException {
        String state = connection.getAutoCommit() + " " + connection.getTransactionIsolation() + " "
                + connection.isReadOnly() + " " + connection.getNetworkTimeout();
        String expected = autoCommit + " " + isolation + " " + readOnly + " 0";
        if (!state.equals(expected)) {
            differences.add(state + " instead of " + expected);
        }
        synchronized (idle) {
            idle.addLast(connection);
        }
    }

    /** Leaves a transaction open on each idle connection, as an application does that forgets to commit. */
    void beginTransactions(String query) throws SQLException {
        synchronized (idle) {
            for (Connection connection : idle) {
                connection.createStatement().executeQuery(query);
            }
        }
    }

    void closeAll() throws SQLException {
        synchronized (idle) {
            for (Connection connection : idle) {
                connection.close();
            }
        }
    }

    @Override
    public Connection getConnection(String name, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
