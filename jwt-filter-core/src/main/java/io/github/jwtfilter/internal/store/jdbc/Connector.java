package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.settings.StoreSettings;
import io.github.jwtfilter.settings.value.Secret;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/** Opens connections to the configured URL. */
final class Connector {
    private final Driver driver;
    private final String url;
    private final Properties properties = new Properties();

    /** Creates a connector; a connection that takes longer than the limit may be abandoned. */
    Connector(Driver driver, String url, StoreSettings settings, Duration limit) {
        this.driver = driver;
        this.url = url;
        settings.jdbcUser().ifPresent(user -> properties.setProperty("user", user));
        settings.jdbcPassword()
                .map(Secret::bytes)
                .ifPresent(bytes -> properties.setProperty("password", new String(bytes, StandardCharsets.UTF_8)));
        addTimeouts(limit);
    }

    /** Properties in the URL take precedence. Drivers reject unknown properties, so only known ones are set. */
    private void addTimeouts(Duration limit) {
        String lower = url.toLowerCase(Locale.ROOT);
        KnownDriver known = KnownDriver.of(url);
        if (known != null) {
            known.timeouts(limit).forEach((name, value) -> {
                if (!lower.contains(name.toLowerCase(Locale.ROOT) + "=")) {
                    properties.setProperty(name, value);
                }
            });
        }
    }

    /** Connects; may block for longer than the limit. */
    Connection connect() throws SQLException {
        Connection connection = driver.connect(url, (Properties) properties.clone());
        if (connection == null) {
            throw new SQLNonTransientConnectionException("the driver does not accept the URL", "08001");
        }
        try {
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
