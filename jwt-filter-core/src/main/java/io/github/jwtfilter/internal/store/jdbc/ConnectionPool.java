package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of connections to the configured URL. The last one used is lent first, so that the others become idle and are
 * closed. Connections are opened in threads of their own: a driver may block for longer than a request waits. Thread-safe.
 */
final class ConnectionPool implements ConnectionSource {
    /** The maximum number of connections, including those being opened. */
    static final int MAX_CONNECTIONS = 8;

    /** The time after which an idle connection is closed. */
    static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** The time for which an idle connection is lent without validation. */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final String TOO_SLOW = "the server did not accept a connection in time";

    private final Connector connector;
    private final Duration connectLimit;
    private final BackgroundScheduler scheduler;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private int open;
    private int connecting;
    private int blocked;
    private boolean closed;

    ConnectionPool(Connector connector, Duration connectLimit, BackgroundScheduler scheduler, LongSupplier nanoTime) {
        this.connector = connector;
        this.connectLimit = connectLimit;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    @Override
    public Connection borrow(Deadline deadline) throws SQLException {
        while (true) {
            Idle taken = take(deadline);
            if (nanoTime.getAsLong() - taken.since < FRESH_NANOS
                    || PooledConnections.isValid(taken.connection, deadline)) {
                return taken.connection;
            }
            giveBack(taken.connection, ConnectionState.LOST);
        }
    }

    private Idle take(Deadline deadline) throws SQLException {
        ConnectTask task = null;
        lock.lock();
        try {
            while (true) {
                Idle newest = idle.pollLast();
                if (newest != null) {
                    return newest;
                }
                if (closed) {
                    throw new NoConnectionException("the pool is closed");
                }
                if (task != null && task.failure != null) {
                    throw task.failure;
                }
                if (task == null || task.succeeded) {
                    task = startConnecting();
                }
                // Even after the time limit, the loop takes a connection that was given back meanwhile.
                long unused = changed.awaitNanos(remaining(deadline));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoConnectionException("the thread was interrupted");
        } finally {
            lock.unlock();
        }
    }

    private long remaining(Deadline deadline) throws NoConnectionException {
        long nanos = deadline.remainingNanos();
        if (nanos <= 0) {
            throw new NoConnectionException(
                    open < MAX_CONNECTIONS
                            ? TOO_SLOW
                            : "all " + MAX_CONNECTIONS
                                    + " connections are in use, and none became free within store.timeout");
        }
        return nanos;
    }

    /** Returns null if there are as many connections as permitted. */
    private @Nullable ConnectTask startConnecting() throws SQLException {
        if (open + connecting >= MAX_CONNECTIONS || blocked >= MAX_CONNECTIONS) {
            return null;
        }
        ConnectTask task = new ConnectTask(connector, this::connected, this::abandoned);
        connecting++;
        if (!scheduler.run("jwt-filter-database", task, connectLimit)) {
            connecting--;
            throw new NoConnectionException("there is no thread to open a connection");
        }
        return task;
    }

    /** Called at the end of a task, with either a connection or an exception. */
    private void connected(ConnectTask task, @Nullable Connection connection, @Nullable SQLException failure) {
        boolean kept = false;
        lock.lock();
        try {
            if (task.abandoned) {
                blocked--;
            } else {
                connecting--;
            }
            if (connection != null && !closed && open + connecting < MAX_CONNECTIONS) {
                kept = true;
                open++;
                idle.addLast(new Idle(connection, nanoTime.getAsLong()));
            }
            task.succeeded = kept;
            task.failure = failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (connection != null && !kept) {
            PooledConnections.close(connection);
        }
    }

    /** Called when a task has taken too long; its driver may block until the operating system reports a timeout. */
    private void abandoned(ConnectTask task) {
        lock.lock();
        try {
            if (!task.abandoned && !task.succeeded && task.failure == null) {
                task.abandoned = true;
                task.failure = new NoConnectionException(TOO_SLOW);
                connecting--;
                blocked++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void giveBack(Connection connection, ConnectionState state) {
        List<Connection> unusable = new ArrayList<>();
        lock.lock();
        try {
            if (state == ConnectionState.USABLE && !closed) {
                idle.addLast(new Idle(connection, nanoTime.getAsLong()));
                changed.signal();
            } else {
                open--;
                unusable.add(connection);
                if (state == ConnectionState.LOST) {
                    removeIdle(unusable);
                }
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        unusable.forEach(PooledConnections::abort);
    }

    private void removeIdle(List<Connection> removed) {
        idle.forEach(each -> removed.add(each.connection));
        open -= idle.size();
        idle.clear();
    }

    @Override
    public void closeIdle() {
        List<Connection> expired = new ArrayList<>();
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            for (Iterator<Idle> oldest = idle.iterator(); oldest.hasNext(); ) {
                Idle each = oldest.next();
                if (now - each.since >= IDLE_NANOS) {
                    oldest.remove();
                    open--;
                    expired.add(each.connection);
                }
            }
        } finally {
            lock.unlock();
        }
        expired.forEach(PooledConnections::close);
    }

    @Override
    public void close() {
        List<Connection> all = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            removeIdle(all);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        all.forEach(PooledConnections::close);
    }

    /** A connection that is not in use, and the time of its last use. */
    private static final class Idle {
        private final Connection connection;
        private final long since;

        Idle(Connection connection, long since) {
            this.connection = connection;
            this.since = since;
        }
    }
}
