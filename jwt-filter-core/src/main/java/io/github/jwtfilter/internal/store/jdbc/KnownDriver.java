package io.github.jwtfilter.internal.store.jdbc;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drivers of common databases: their class names, their artifacts, and the properties that limit the time for connecting. */
enum KnownDriver {
    POSTGRESQL("postgresql", "org.postgresql:postgresql", "connectTimeout s, socketTimeout s", "org.postgresql.Driver"),
    MARIADB(
            "mariadb",
            "org.mariadb.jdbc:mariadb-java-client",
            "connectTimeout ms, socketTimeout ms",
            "org.mariadb.jdbc.Driver"),
    MYSQL(
            "mysql",
            "com.mysql:mysql-connector-j",
            "connectTimeout ms, socketTimeout ms",
            "com.mysql.cj.jdbc.Driver, com.mysql.jdbc.Driver"),
    ORACLE(
            "oracle",
            "com.oracle.database.jdbc:ojdbc8",
            "oracle.net.CONNECT_TIMEOUT ms, oracle.jdbc.ReadTimeout ms",
            "oracle.jdbc.OracleDriver"),
    SQL_SERVER(
            "sqlserver",
            "com.microsoft.sqlserver:mssql-jdbc",
            "loginTimeout s",
            "com.microsoft.sqlserver.jdbc.SQLServerDriver"),
    DB2("db2", "com.ibm.db2:jcc", "loginTimeout s", "com.ibm.db2.jcc.DB2Driver"),
    H2("h2", "com.h2database:h2", "", "org.h2.Driver");

    /** The user information of a URL (RFC 3986 section 3.2.1). */
    private static final Pattern USER_INFORMATION = Pattern.compile("[^/?;]*//[^/?;]*@.*");

    private final String prefix;
    private final String artifact;
    private final String timeouts;
    private final String classNames;

    KnownDriver(String protocol, String artifact, String timeouts, String classNames) {
        this.prefix = "jdbc:" + protocol + ":";
        this.artifact = artifact;
        this.timeouts = timeouts;
        this.classNames = classNames;
    }

    /** Returns the driver for a URL; null if it is not one of these. */
    static @Nullable KnownDriver of(String url) {
        for (KnownDriver driver : values()) {
            if (url.toLowerCase(Locale.ROOT).startsWith(driver.prefix)) {
                return driver;
            }
        }
        return null;
    }

    /**
     * Returns whether a URL has a user or a password before the host, which this driver does not support: it takes the password for a
     * part of the address, and writes it into its log.
     */
    boolean misreadsCredentials(String url) {
        return (this == POSTGRESQL || this == MARIADB)
                && USER_INFORMATION.matcher(url).matches();
    }

    /** Returns the Maven coordinates without a version. */
    String artifact() {
        return artifact;
    }

    /** Returns the names of the class, for drivers that are too old for {@link java.util.ServiceLoader}. */
    List<String> classNames() {
        return Arrays.asList(classNames.split(", ", -1));
    }

    /** Returns properties that limit the time for connecting, and until the first response. */
    Map<String, String> timeouts(Duration limit) {
        Map<String, String> properties = new HashMap<>();
        for (String each : timeouts.split(", ", -1)) {
            int space = each.indexOf(' ');
            if (space > 0) {
                boolean seconds = each.endsWith(" s");
                long value = seconds ? Math.max(1, (limit.toMillis() + 999) / 1_000) : limit.toMillis();
                properties.put(each.substring(0, space), String.valueOf(value));
            }
        }
        return properties;
    }
}
