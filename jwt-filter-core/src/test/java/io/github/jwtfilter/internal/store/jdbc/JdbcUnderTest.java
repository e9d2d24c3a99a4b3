package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens stores in a database as the settings do. */
final class JdbcUnderTest implements AutoCloseable {
    /** An H2 database in memory, which exists until {@code SHUTDOWN}. */
    static final String H2 = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1";

    final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofHours(1));
    final LoadedSettings loaded;

    @Nullable
    JdbcStores stores;

    private JdbcUnderTest(LoadedSettings loaded) {
        this.loaded = loaded;
    }

    /** Opens stores at a URL, with more lines of settings. */
    static JdbcUnderTest open(String url, String user, String lines) {
        JdbcUnderTest opened = new JdbcUnderTest(settings(
                "store.jdbc.url = " + url + "\n" + (user.isEmpty() ? "" : "store.jdbc.user = " + user + "\n") + lines));
        opened.stores = JdbcStores.open(
                opened.loaded.settings().store(), opened.loaded.problems(), opened.scheduler, System::nanoTime);
        return opened;
    }

    /** Opens stores and creates their tables. */
    static JdbcUnderTest create(String url, String user) {
        return open(url, user, "store.jdbc.create = true\nstore.timeout = 20s\n");
    }

    /** Opens stores in the database of system properties, and creates their tables. */
    static JdbcUnderTest given() {
        String password = System.getProperty("database.password", "");
        return open(
                System.getProperty("database.url"),
                System.getProperty("database.user", ""),
                "store.jdbc.create = true\nstore.timeout = 20s\n"
                        + (password.isEmpty() ? "" : "store.jdbc.password = " + password + "\n"));
    }

    /** Opens stores on a data source, and creates their tables. */
    static JdbcUnderTest create(DataSource dataSource) {
        JdbcUnderTest opened = new JdbcUnderTest(
                settings("store.jdbc.jndi = java:comp/env/jdbc/app\nstore.jdbc.create = true\nstore.timeout = 20s\n"));
        opened.stores = JdbcStores.open(
                new ServerDataSource(dataSource),
                null,
                opened.loaded.settings().store(),
                opened.loaded.problems(),
                System::nanoTime);
        return opened;
    }

    static LoadedSettings settings(String lines) {
        return new SettingsUnderTest()
                .complete("session.store = jdbc\nsession.secret = base64:" + "QUJD".repeat(16) + "\n" + lines
                        + "\nprincipal.prefix = idp/\n");
    }

    List<String> problems() {
        return SettingsUnderTest.lines(loaded);
    }

    JdbcStores stores() {
        JdbcStores opened = stores;
        if (opened == null) {
            throw new AssertionError(problems());
        }
        return opened;
    }

    static void execute(String url, String user, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Runs a test while a transaction holds the locks of a statement. */
    static void whileLocked(String url, String user, String sql, Runnable test) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            test.run();
            connection.rollback();
        }
    }

    @Override
    public void close() {
        if (stores != null) {
            stores.close();
        }
        scheduler.close();
    }
}
