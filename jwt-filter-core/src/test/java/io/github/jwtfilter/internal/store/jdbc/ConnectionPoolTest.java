package io.github.jwtfilter.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import io.github.jwtfilter.settings.LoadedSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    private static final String URL = "jdbc:fake:db";

    private final FakeDriver driver = new FakeDriver();
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofHours(1));
    private final AtomicLong nanos = new AtomicLong();
    private final LoadedSettings loaded = JdbcUnderTest.settings(
            "store.jdbc.url = " + URL + "\nstore.jdbc.user = alice\nstore.jdbc.password = swordfish\n");
    private ConnectionPool pool = pool(Duration.ofMinutes(1));

    private ConnectionPool pool(Duration connectLimit) {
        Connector connector = new Connector(driver, URL, loaded.settings().store(), connectLimit);
        return new ConnectionPool(connector, connectLimit, scheduler, nanos::get);
    }

    @AfterEach
    void close() {
        CountDownLatch gate = driver.gate;
        if (gate != null) {
            gate.countDown();
        }
        pool.close();
        scheduler.close();
    }

    @Test
    void lends_the_connection_that_was_used_last() throws Exception {
        Connection first = borrow();
        Connection second = borrow();
        pool.giveBack(second, ConnectionState.USABLE);
        pool.giveBack(first, ConnectionState.USABLE);

        assertThat(borrow()).isSameAs(first);
        assertThat(borrow()).isSameAs(second);
        assertThat(driver.opened).hasSize(2);
    }

    @Test
    void connects_with_user_and_password() throws Exception {
        borrow();

        assertThat(driver.properties.get(0)).containsEntry("user", "alice").containsEntry("password", "swordfish");
    }

    @Test
    void opens_no_more_connections_than_permitted() throws Exception {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < ConnectionPool.MAX_CONNECTIONS; i++) {
            all.add(borrow());
        }

        assertThatThrownBy(() -> pool.borrow(expired()))
                .isInstanceOf(NoConnectionException.class)
                .hasMessageContaining("all 8 connections are in use");
        pool.giveBack(all.get(3), ConnectionState.USABLE);
        assertThat(borrow()).isSameAs(all.get(3));
        assertThat(driver.opened).hasSize(ConnectionPool.MAX_CONNECTIONS);
    }

    @Test
    void serves_more_threads_than_connections() throws Exception {
        List<Boolean> served = ConcurrentCalls.run(50, i -> () -> {
            for (int n = 0; n < 100; n++) {
                Connection connection = borrow();
                pool.giveBack(connection, n % 10 == 0 ? ConnectionState.UNKNOWN : ConnectionState.USABLE);
            }
            return true;
        });

        assertThat(served).hasSize(50);
        assertThat(driver.opened.stream().filter(each -> !each.closed)).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void validates_a_connection_that_was_idle_for_a_moment() throws Exception {
        pool.giveBack(borrow(), ConnectionState.USABLE);
        pool.giveBack(borrow(), ConnectionState.USABLE);
        assertThat(driver.opened.get(0).validations).isZero();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        pool.giveBack(borrow(), ConnectionState.USABLE);

        assertThat(driver.opened.get(0).validations).isOne();
        assertThat(driver.opened).hasSize(1);
    }

    @Test
    void replaces_all_connections_when_one_is_lost() throws Exception {
        Connection first = borrow();
        Connection second = borrow();
        pool.giveBack(first, ConnectionState.USABLE);
        pool.giveBack(second, ConnectionState.USABLE);
        driver.opened.forEach(each -> each.valid = false);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        Connection third = borrow();

        assertThat(third).isNotSameAs(first).isNotSameAs(second);
        assertThat(driver.opened).hasSize(3);
        assertThat(driver.opened.stream().filter(each -> each.closed)).hasSize(2);
        assertThat(driver.opened.stream().mapToInt(each -> each.validations).sum())
                .isOne();
    }

    @Test
    void closes_connections_that_are_not_needed_any_more() throws Exception {
        Connection busy = borrow();
        Connection other = borrow();
        pool.giveBack(other, ConnectionState.USABLE);
        nanos.addAndGet(ConnectionPool.IDLE_NANOS - 1);
        pool.closeIdle();
        assertThat(other.isClosed()).isFalse();

        nanos.incrementAndGet();
        pool.closeIdle();

        assertThat(other.isClosed()).isTrue();
        assertThat(busy.isClosed()).isFalse();
    }

    @Test
    void reports_the_exception_of_the_driver() {
        SQLException failure = new SQLException("refused", "08001");
        driver.failure = failure;

        assertThatThrownBy(this::borrow).isSameAs(failure);

        driver.failure = null;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(this::borrow)).isNull();
    }

    @Test
    void stops_waiting_for_a_slow_connection_which_later_requests_use() throws Exception {
        driver.gate = new CountDownLatch(1);
        Deadline deadline = new Deadline(Duration.ofMillis(20), System::nanoTime);

        assertThatThrownBy(() -> pool.borrow(deadline))
                .isInstanceOf(NoConnectionException.class)
                .hasMessageContaining("did not accept a connection in time");

        driver.gate.countDown();
        Await.until("the connection is open", () -> driver.opened.size() == 1);
        assertThat(borrow()).isSameAs(driver.opened.get(0).proxy);
    }

    @Test
    void closes_a_connection_that_arrives_after_its_limit() throws Exception {
        pool = pool(Duration.ofMillis(20));
        driver.gate = new CountDownLatch(1);

        assertThatThrownBy(this::borrow).isInstanceOf(NoConnectionException.class);
        driver.gate.countDown();
        Await.until("the connection is open", () -> driver.opened.size() == 1);
        pool.close();

        Await.until("the connection is closed", () -> driver.opened.get(0).closed);
    }

    @Test
    void blocked_drivers_use_a_limited_number_of_threads() throws Exception {
        pool = pool(Duration.ofMillis(1));
        driver.gate = new CountDownLatch(1);

        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> pool.borrow(new Deadline(Duration.ofMillis(20), System::nanoTime)))
                    .isInstanceOf(NoConnectionException.class);
        }

        assertThat(driver.properties).hasSizeLessThanOrEqualTo(2 * ConnectionPool.MAX_CONNECTIONS);
        driver.gate.countDown();
        driver.gate = null;
        Await.until("the threads have ended", () -> {
            try {
                pool.giveBack(
                        pool.borrow(new Deadline(Duration.ofMillis(50), System::nanoTime)), ConnectionState.USABLE);
                return true;
            } catch (SQLException e) {
                return false;
            }
        });
    }

    @Test
    void closing_wakes_threads_that_wait_and_closes_connections() throws Exception {
        Connection idle = borrow();
        Connection busy = borrow();
        pool.giveBack(idle, ConnectionState.USABLE);
        pool.close();

        assertThat(idle.isClosed()).isTrue();
        assertThat(busy.isClosed()).isFalse();
        pool.giveBack(busy, ConnectionState.USABLE);
        assertThat(busy.isClosed()).isTrue();
        assertThatThrownBy(this::borrow).isInstanceOf(NoConnectionException.class);
    }

    @Test
    void an_interrupted_thread_stops_waiting() {
        driver.gate = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::borrow)
                .isInstanceOf(NoConnectionException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private Connection borrow() throws SQLException {
        return pool.borrow(new Deadline(Duration.ofMinutes(1), System::nanoTime));
    }

    private static Deadline expired() {
        return new Deadline(Duration.ZERO, System::nanoTime);
    }
}
