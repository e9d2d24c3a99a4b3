package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.StoreSettingKeys;
import io.github.jwtfilter.settings.StoreSettings;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The stores of sessions and revocations in one database. The creator must close it. */
public final class JdbcStores {
    private static final Log LOG = Log.of(JdbcStores.class);

    /** The time for the first connection, which loads the driver, and for the statements that create the tables. */
    private static final Duration STARTUP = Duration.ofSeconds(10);

    /** The time for any other connection, which may be used later than by the request for which it was opened. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Database database;
    private final Tables tables;
    private final @Nullable Drivers drivers;

    private JdbcStores(Database database, Tables tables, @Nullable Drivers drivers) {
        this.database = database;
        this.tables = tables;
        this.drivers = drivers;
    }

    /**
     * Connects to the configured database, and checks or creates the tables. If the database is not reachable, that is done when
     * it is used.
     *
     * @param settings the settings, whose errors have been reported
     * @param problems receives problems of the data source, the driver, the user and the tables
     * @param scheduler opens connections
     * @param nanoTime the elapsed time in nanoseconds
     * @return the stores; null if the settings do not define one database, or after a problem was reported
     */
    public static @Nullable JdbcStores open(
            StoreSettings settings, Report problems, BackgroundScheduler scheduler, LongSupplier nanoTime) {
        if (settings.jdbcJndi().isPresent() == settings.jdbcUrl().isPresent()) {
            return null;
        }
        Drivers drivers = settings.jdbcUrl().isPresent() ? new Drivers() : null;
        ConnectionSource source = drivers == null
                ? dataSource(settings, problems)
                : pool(drivers, settings, problems, scheduler, nanoTime);
        if (source == null) {
            if (drivers != null) {
                drivers.close();
            }
            return null;
        }
        return open(source, drivers, settings, problems, nanoTime);
    }

    /** Opens the stores on connections of this source, which is closed if there is a problem. */
    static @Nullable JdbcStores open(
            ConnectionSource source,
            @Nullable Drivers drivers,
            StoreSettings settings,
            Report problems,
            LongSupplier nanoTime) {
        Tables tables = new Tables(settings.jdbcTablePrefix());
        String key = drivers == null ? StoreSettingKeys.JDBC_JNDI.name() : StoreSettingKeys.JDBC_URL.name();
        Schema schema = new Schema(tables, settings.jdbcCreate(), key);
        Database database = new Database(source, schema, settings.timeout(), nanoTime);
        JdbcStores stores = new JdbcStores(database, tables, drivers);
        if (!stores.start(problems)) {
            stores.close();
            return null;
        }
        return stores;
    }

    private static @Nullable ConnectionSource dataSource(StoreSettings settings, Report problems) {
        DataSource found = DataSourceLookup.find(settings.jdbcJndi().orElse(""), problems);
        return found == null ? null : new ServerDataSource(found);
    }

    private static @Nullable ConnectionSource pool(
            Drivers drivers,
            StoreSettings settings,
            Report problems,
            BackgroundScheduler scheduler,
            LongSupplier nanoTime) {
        String url = settings.jdbcUrl().orElse("");
        Driver driver = driver(drivers, url, problems);
        if (driver == null) {
            return null;
        }
        Duration limit = settings.timeout().compareTo(CONNECT) > 0 ? settings.timeout() : CONNECT;
        return new ConnectionPool(new Connector(driver, url, settings, limit), limit, scheduler, nanoTime);
    }

    private static @Nullable Driver driver(Drivers drivers, String url, Report problems) {
        String key = StoreSettingKeys.JDBC_URL.name();
        KnownDriver known = KnownDriver.of(url);
        if (known != null && known.misreadsCredentials(url)) {
            problems.error(
                    key,
                    "has a user or a password before the host, which this driver does not read, and writes into its log",
                    "remove them from the URL, and set store.jdbc.user and store.jdbc.password");
            return null;
        }
        Driver driver = drivers.find(url);
        if (driver == null && drivers.isPresent(url)) {
            problems.error(
                    key,
                    "is not a URL that its driver accepts",
                    "write it as the driver documents it, for example jdbc:postgresql://db.example.com:5432/app");
        } else if (driver == null) {
            problems.error(
                    key,
                    "has no driver on the class path that accepts it",
                    "add " + (known == null ? "the JDBC driver of the database" : "the JAR of " + known.artifact())
                            + " to WEB-INF/lib, or to the libraries of the server");
        }
        return driver;
    }

    private boolean start(Report problems) {
        try {
            database.check(STARTUP);
            return true;
        } catch (SchemaException e) {
            problems.error(e.key(), e.getMessage(), e.remedy());
            return false;
        } catch (SQLException e) {
            return !isRejected(e, problems);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The database is not usable yet: " + e.getClass().getName());
            return true;
        }
    }

    private boolean isRejected(SQLException e, Report problems) {
        if (drivers != null && SqlFailure.isAuthentication(e)) {
            problems.error(
                    StoreSettingKeys.JDBC_USER.name(),
                    "or store.jdbc.password is rejected by the database (" + SqlFailure.text(e) + ")",
                    "correct them, and let the administrator permit connections from this host");
            return true;
        }
        LOG.warn("The database is not reachable yet, later requests connect again (" + SqlFailure.text(e) + ")");
        return false;
    }

    /**
     * Returns the store of sessions.
     *
     * @return a store that shares its connections with the other one
     */
    public SessionStore sessions() {
        return new JdbcSessionStore(database, tables);
    }

    /**
     * Returns the store of revocations.
     *
     * @return a store that shares its connections with the other one
     */
    public RevocationStore revocations() {
        return new JdbcRevocationStore(database, tables);
    }

    /**
     * Returns whether an exception means that the database did not respond, or not in time, or rejected the user, so that further
     * calls should wait.
     *
     * @param e an exception of one of the stores
     * @return false if the database rejected a statement
     */
    public static boolean isUnavailable(StoreException e) {
        Throwable cause = e.getCause();
        return cause instanceof SQLException
                ? SqlFailure.isUnavailable((SQLException) cause) || SqlFailure.isAuthentication((SQLException) cause)
                : cause instanceof RuntimeException || cause instanceof LinkageError;
    }

    /** Closes all connections, within a second. */
    public void close() {
        database.close();
        if (drivers != null) {
            drivers.close();
        }
    }
}
