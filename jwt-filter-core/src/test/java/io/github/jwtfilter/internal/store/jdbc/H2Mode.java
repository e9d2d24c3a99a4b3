package io.github.jwtfilter.internal.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H2 as it is, or in a mode in which it accepts the syntax of another product, with the tables of that product. A mode replaces no
 * test on the product itself.
 */
enum H2Mode {
    REGULAR("", null),
    MYSQL(";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE", Product.MYSQL),
    ORACLE(";MODE=Oracle", Product.ORACLE),
    SQL_SERVER(";MODE=MSSQLServer", Product.SQL_SERVER),
    DB2(";MODE=DB2", Product.DB2);

    private final String options;
    private final @Nullable Product product;

    H2Mode(String options, @Nullable Product product) {
        this.options = options;
        this.product = product;
    }

    /** Opens stores in a new database. */
    JdbcUnderTest open(Class<?> test) throws SQLException {
        String url = String.format(JdbcUnderTest.H2, test.getSimpleName() + name()) + options;
        if (product != null) {
            createTables(url, product);
        }
        return JdbcUnderTest.create(url, "");
    }

    /** The last column is added as to a table of the first version. */
    private static void createTables(String url, Product product) throws SQLException {
        Tables tables = new Tables("jwt_");
        List<String> statements = Schema.statements(product, tables).stream()
                // H2 has no collation of columns.
                .map(statement -> statement.replace("COLLATE Latin1_General_BIN2", ""))
                .toList();
        JdbcUnderTest.execute(url, "", statements.toArray(new String[0]));
        JdbcUnderTest.execute(
                url, "", "ALTER TABLE jwt_sessions DROP COLUMN lease_until", Schema.upgrade(product, tables));
    }
}
