package io.github.jwtfilter.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.store.StoredValues;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of a connection of the server after its use, whatever fails. */
class LeaseTest {
    private static final int LIMIT_OF_APPLICATION = 60_000;

    private final TimeLimits limits = new TimeLimits();
    private final Deadline deadline = new Deadline(Duration.ofMillis(987), () -> 0);
    private int networkTimeout = LIMIT_OF_APPLICATION;
    private boolean readOnly = true;
    private boolean open = true;
    private int rollbacks;
    private Callable<@Nullable Void> whenReadOnlyChanges = () -> null;
    private Callable<@Nullable Void> whenNetworkTimeoutChanges = () -> null;
    private int rounding = 1;

    private final Connection connection = (Connection) Proxy.newProxyInstance(
            LeaseTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                switch (method.getName()) {
                    case "getNetworkTimeout":
                        return networkTimeout;
                    case "setNetworkTimeout":
                        whenNetworkTimeoutChanges.call();
                        networkTimeout = ((int) arguments[1] + rounding - 1) / rounding * rounding;
                        return null;
                    case "isReadOnly":
                        return readOnly;
                    case "setReadOnly":
                        whenReadOnlyChanges.call();
                        readOnly = (boolean) arguments[0];
                        return null;
                    case "rollback":
                        rollbacks++;
                        return null;
                    case "isClosed":
                        return !open;
                    case "getAutoCommit":
                        return false;
                    case "prepareStatement":
                        throw new IllegalStateException("a bug of the driver");
                    default:
                        return null;
                }
            });

    @Test
    void sets_the_limit_and_restores_the_state() throws Exception {
        Lease lease = Lease.of(connection, limits, deadline);
        assertThat(networkTimeout).isEqualTo(987);
        assertThat(readOnly).isFalse();

        assertThat(lease.restore()).isEqualTo(ConnectionState.USABLE);
        assertThat(networkTimeout).isEqualTo(LIMIT_OF_APPLICATION);
        assertThat(readOnly).isTrue();
    }

    @Test
    void a_connection_that_cannot_be_prepared_keeps_no_limit() {
        whenReadOnlyChanges = () -> {
            throw new SQLException("replica");
        };

        assertThatThrownBy(() -> Lease.of(connection, limits, deadline)).hasMessage("replica");
        assertThat(networkTimeout).isEqualTo(LIMIT_OF_APPLICATION);
    }

    @Test
    void a_failure_to_restore_one_property_does_not_prevent_the_other() throws Exception {
        Lease lease = Lease.of(connection, limits, deadline);
        whenReadOnlyChanges = () -> {
            throw new SQLException("lost");
        };

        assertThat(lease.restore()).isEqualTo(ConnectionState.UNKNOWN);
        assertThat(networkTimeout).isEqualTo(LIMIT_OF_APPLICATION);
    }

    @Test
    void an_exception_that_no_driver_should_throw_leaves_no_transaction_and_no_limit() {
        Database database = database();

        assertThatThrownBy(() -> database.run((statements, repeated) -> statements.update("x")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the driver or the connection pool failed: java.lang.IllegalStateException");
        assertThat(networkTimeout).isEqualTo(LIMIT_OF_APPLICATION);
        assertThat(readOnly).isTrue();
        assertThat(rollbacks).isEqualTo(2); // before and after
    }

    private Database database() {
        ConnectionSource source = new ConnectionSource() {
            @Override
            public Connection borrow(Deadline end) {
                return connection;
            }

            @Override
            public void giveBack(Connection borrowed, ConnectionState state) {}

            @Override
            public void closeIdle() {}

            @Override
            public void close() {}
        };
        Schema schema = new Schema(new Tables("jwt_"), false, "store.jdbc.jndi");
        return new Database(source, schema, Duration.ofSeconds(1), () -> StoredValues.NOW);
    }

    @Test
    void a_driver_that_rounds_the_limit_keeps_that_of_the_application() throws Exception {
        rounding = 1_000;
        Lease lease = Lease.of(connection, limits, deadline);

        assertThat(networkTimeout).isEqualTo(LIMIT_OF_APPLICATION);
        assertThat(lease.restore()).isEqualTo(ConnectionState.USABLE);
    }

    static Stream<Throwable> unsupported() {
        return Stream.of(
                new SQLFeatureNotSupportedException(),
                new SQLException("not supported"),
                new UnsupportedOperationException(),
                new AbstractMethodError());
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void a_driver_without_a_network_timeout_can_be_used(Throwable thrown) throws Exception {
        whenNetworkTimeoutChanges = () -> {
            if (thrown instanceof Error) {
                throw (Error) thrown;
            }
            throw (Exception) thrown;
        };

        Lease lease = Lease.of(connection, limits, deadline);

        assertThat(lease.restore()).isEqualTo(ConnectionState.USABLE);
        assertThat(networkTimeout).isEqualTo(LIMIT_OF_APPLICATION);
    }

    @Test
    void a_connection_that_is_lost_is_reported() {
        open = false;
        whenNetworkTimeoutChanges = () -> {
            throw new SQLException("closed");
        };

        assertThatThrownBy(() -> Lease.of(connection, limits, deadline)).hasMessage("closed");
    }
}
