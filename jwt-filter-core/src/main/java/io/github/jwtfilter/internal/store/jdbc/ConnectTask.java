package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.internal.background.Job;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens one connection. */
final class ConnectTask implements Job {
    /** Receives the result: either a connection or an exception. */
    interface Result {
        void accept(ConnectTask task, @Nullable Connection connection, @Nullable SQLException failure);
    }

    private final Connector connector;
    private final Result result;
    private final Consumer<ConnectTask> onAbort;

    /** The state of the task, which the lock of the pool guards. */
    boolean succeeded;

    boolean abandoned;

    @Nullable
    SQLException failure;

    ConnectTask(Connector connector, Result result, Consumer<ConnectTask> onAbort) {
        this.connector = connector;
        this.result = result;
        this.onAbort = onAbort;
    }

    @Override
    public void run() {
        Connection connection = null;
        SQLException thrown = null;
        try {
            connection = connector.connect();
        } catch (SQLException e) {
            thrown = e;
        } catch (RuntimeException | LinkageError e) {
            thrown = new SQLNonTransientConnectionException("the driver failed", "08001", e);
        } finally {
            result.accept(this, connection, thrown);
        }
    }

    @Override
    public void abort() {
        onAbort.accept(this);
    }
}
