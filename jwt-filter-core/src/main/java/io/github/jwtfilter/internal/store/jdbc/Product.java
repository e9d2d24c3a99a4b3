package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database products whose tables this version can create. */
enum Product {
    H2("H2", "h2"),
    POSTGRESQL("PostgreSQL", "postgresql"),
    MARIADB("MariaDB", "mariadb-mysql"),
    MYSQL("MySQL", "mariadb-mysql"),
    ORACLE("Oracle", "oracle"),
    SQL_SERVER("Microsoft SQL Server", "sqlserver"),
    DB2("DB2", "db2");

    private static final String FOLDER = "io/github/jwtfilter/schema/";

    private final String name;
    private final String file;

    Product(String name, String file) {
        this.name = name;
        this.file = file;
    }

    /** Returns the product of a connection; null if it is not one of these. */
    static @Nullable Product of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (Product product : values()) {
            // DB2 appends the operating system.
            if (name.startsWith(product.name)) {
                return product;
            }
        }
        return null;
    }

    /** Returns the class path resource with the statements that create the tables. */
    String resource() {
        return FOLDER + file + ".sql";
    }

    /** Returns the type of a column for a time. */
    String timeType() {
        return this == ORACLE ? "NUMBER(19)" : "BIGINT";
    }

    /** Returns the file to name if the product is not known. */
    static String anyResource() {
        return FOLDER + "*.sql";
    }
}
