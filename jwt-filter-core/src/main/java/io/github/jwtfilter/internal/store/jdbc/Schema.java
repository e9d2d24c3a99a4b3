package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.StoreSettingKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the tables exist and have suitable columns. If that is configured, creates them, and adds the column that a table of
 * the first version lacks.
 */
final class Schema {
    private static final int MAX_BYTES = 65_536;

    /** Another server that creates the same tables makes statements fail; after that the tables exist. */
    private static final int CREATE_ATTEMPTS = 3;

    private final Tables tables;
    private final boolean create;
    private final String database;

    /** {@code database} is the setting that names the database. */
    Schema(Tables tables, boolean create, String database) {
        this.tables = tables;
        this.create = create;
        this.database = database;
    }

    /**
     * Checks the tables, and creates them if necessary and permitted.
     *
     * @throws SchemaException if the tables are not usable
     * @throws SQLException if the connection failed
     */
    void check(Lease lease) throws SchemaException, SQLException {
        SQLException missing = missing(lease);
        SQLException notCreated = null;
        for (int i = 0; missing != null && create && i < CREATE_ATTEMPTS; i++) {
            notCreated = create(lease);
            missing = missing(lease);
        }
        if (missing != null) {
            throw absent(lease, notCreated == null ? missing : notCreated);
        }
    }

    private @Nullable SQLException missing(Lease lease) throws SchemaException, SQLException {
        try {
            new TableCheck(lease, tables).run();
            return null;
        } catch (SQLException e) {
            if (SqlFailure.isUnavailable(e)) {
                throw e;
            }
            lease.rollback();
            return e;
        }
    }

    private SchemaException absent(Lease lease, SQLException cause) throws SQLException {
        if (isOutdated(lease)) {
            return new SchemaException(
                    database,
                    "leads to a database in which the table " + tables.sessions() + " lacks the column "
                            + TableCheck.LEASE + (create ? ", which cannot be added (" : " (") + SqlFailure.text(cause)
                            + ")",
                    "let an administrator run: " + upgrade(lease)
                            + (create ? "" : "; or set store.jdbc.create = true"));
        }
        Product product = Product.of(lease.connection());
        String file = product == null ? Product.anyResource() : product.resource();
        String message = "leads to a database in which the tables " + tables.sessions() + " and " + tables.revocations()
                + " are missing" + (create ? ", and cannot be created (" : ", or cannot be read (")
                + SqlFailure.text(cause) + ")";
        String remedy =
                "correct it, or let an administrator run the statements of " + file + " in the JAR, with the prefix of"
                        + " store.jdbc.table-prefix, and grant SELECT, INSERT, UPDATE and DELETE";
        return new SchemaException(database, message, create ? remedy : remedy + "; or set store.jdbc.create = true");
    }

    private boolean isOutdated(Lease lease) throws SQLException {
        return new TableCheck(lease, tables).isOutdated();
    }

    private String upgrade(Lease lease) throws SQLException {
        return upgrade(Product.of(lease.connection()), tables);
    }

    /** Returns the statement that adds the missing column, in a form that every product accepts. */
    static String upgrade(@Nullable Product product, Tables tables) {
        return "ALTER TABLE " + tables.sessions() + " ADD " + TableCheck.LEASE + " "
                + (product == null ? "BIGINT" : product.timeType());
    }

    /** Runs all statements, and returns the first exception. */
    private @Nullable SQLException create(Lease lease) throws SchemaException, SQLException {
        SQLException first = null;
        for (String sql : isOutdated(lease) ? Collections.singletonList(upgrade(lease)) : statements(lease)) {
            lease.limit();
            try (Statement statement = lease.connection().createStatement()) {
                statement.execute(sql);
                lease.commit();
            } catch (SQLException e) {
                if (SqlFailure.isUnavailable(e)) {
                    throw e;
                }
                lease.rollback();
                first = first == null ? e : first;
            }
        }
        return first;
    }

    private List<String> statements(Lease lease) throws SchemaException, SQLException {
        Product product = Product.of(lease.connection());
        if (product == null) {
            throw new SchemaException(
                    StoreSettingKeys.JDBC_CREATE.name(),
                    "is not possible: the statements that create the tables are not known for this database",
                    "create the tables as one of the files " + Product.anyResource()
                            + " in the JAR does, and remove this line");
        }
        return statements(product, tables);
    }

    /** Returns the statements that create the tables. */
    static List<String> statements(Product product, Tables tables) {
        List<String> statements = new ArrayList<>();
        for (String part : text(product).split(";", -1)) {
            String statement = part.replaceAll("(?m)^--.*$", "").trim();
            if (!statement.isEmpty()) {
                statements.add(tables.rename(statement));
            }
        }
        return statements;
    }

    private static String text(Product product) {
        try {
            LocationResources resources = LocationResources.of(
                    "classpath:" + product.resource(), Schema.class.getClassLoader(), path -> null);
            return new String(resources.readSettings(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the JAR is incomplete: " + product.resource(), e);
        }
    }
}
