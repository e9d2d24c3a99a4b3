package io.github.jwtfilter.internal.store.jdbc;

import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.LoggedLines;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PGPropertyUtil;

/** Problems of the settings and of the tables. */
class JdbcProblemsTest {
    private final String url = String.format(JdbcUnderTest.H2, UUID.randomUUID());

    @Test
    void missing_tables_are_a_problem_that_names_the_file() {
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", "")) {
            assertThat(jdbc.stores).isNull();
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .contains(
                            ":6: store.jdbc.url: leads to a database in which the tables jwt_sessions and jwt_revocations are missing, or cannot be read"
                                    + " (org.h2.jdbc.JdbcSQLSyntaxErrorException, SQLState 42S0")
                    .contains("io/github/jwtfilter/schema/h2.sql in the JAR", "store.jdbc.create = true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data, ALTER TABLE jwt_sessions ALTER COLUMN data INT",
        "data, ALTER TABLE jwt_sessions ALTER COLUMN data VARCHAR(65535)",
        "current_hash, ALTER TABLE jwt_sessions ALTER COLUMN current_hash VARCHAR(42)",
        "ends_at, ALTER TABLE jwt_sessions ALTER COLUMN ends_at TIMESTAMP",
        "lease_until, ALTER TABLE jwt_sessions ALTER COLUMN lease_until INT",
        "expires_at, ALTER TABLE jwt_revocations ALTER COLUMN expires_at INT",
        "expires_at, ALTER TABLE jwt_revocations ALTER COLUMN expires_at VARCHAR(20)",
        "description, ALTER TABLE jwt_revocations ALTER COLUMN description VARCHAR(100)"
    })
    void a_column_of_an_unsuitable_type_is_a_problem(String column, String change) throws Exception {
        JdbcUnderTest.create(url, "").close();
        JdbcUnderTest.execute(url, "", change);

        try (JdbcUnderTest jdbc = JdbcUnderTest.create(url, "")) {
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("the column " + column + " of the table jwt_")
                    .contains("store.jdbc.table-prefix", "cannot store its values");
        }
    }

    @Test
    void a_table_without_a_column_is_a_problem() throws Exception {
        JdbcUnderTest.create(url, "").close();
        JdbcUnderTest.execute(url, "", "ALTER TABLE jwt_sessions DROP COLUMN salt");

        try (JdbcUnderTest jdbc = JdbcUnderTest.create(url, "")) {
            assertThat(jdbc.problems()).singleElement().asString().contains("and cannot be created");
        }
    }

    @Test
    void a_table_of_a_version_without_leases_is_a_problem_with_the_statement_that_corrects_it() throws Exception {
        JdbcUnderTest.create(url, "").close();
        JdbcUnderTest.execute(url, "", "ALTER TABLE jwt_sessions DROP COLUMN lease_until");

        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", "")) {
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .contains(
                            "leads to a database in which the table jwt_sessions lacks the column lease_until",
                            "run: ALTER TABLE jwt_sessions ADD lease_until BIGINT; or set store.jdbc.create = true");
        }
        JdbcUnderTest.execute(url, "", "ALTER TABLE jwt_sessions ADD lease_until BIGINT");
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", "")) {
            assertThat(jdbc.problems()).isEmpty();
        }
    }

    @Test
    void tables_may_have_another_prefix_and_schema() throws Exception {
        JdbcUnderTest.execute(url, "", "CREATE SCHEMA auth");
        String lines = "store.jdbc.create = true\nstore.jdbc.table-prefix = auth.login_\n";
        StoredSession created = session();
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", lines)) {
            jdbc.stores().sessions().create(created);
        }
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", "store.jdbc.table-prefix = auth.login_\n")) {
            assertThat(jdbc.stores().sessions().find(created.id())).isEqualTo(created);
        }
        JdbcUnderTest.execute(url, "", "SELECT * FROM auth.login_sessions", "DROP INDEX auth.login_sessions_subject");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:oracle:thin:@//db.example.com/app, add the JAR of com.oracle.database.jdbc:ojdbc8 to WEB-INF/lib",
        "jdbc:sqlserver://db.example.com;password=hunter2, add the JAR of com.microsoft.sqlserver:mssql-jdbc to",
        "jdbc:unknown:db?password=hunter2, add the JDBC driver of the database to WEB-INF/lib"
    })
    void a_missing_driver_is_a_problem_that_names_it(String missing, String remedy) {
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(missing, "", "")) {
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .startsWith("jwt-filter.properties:")
                    .contains("store.jdbc.url: has no driver", remedy)
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:99999/app?user=alice&password=hunter2",
                "jdbc:postgresql://127.0.0.1:port/app?password=hunter2",
                "jdbc:postgresql://127.0.0.1?password=hunter2"
            })
    void a_url_that_its_driver_does_not_accept_is_a_problem(String malformed) {
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(malformed, "", "")) {
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .contains(":6: store.jdbc.url: is not a URL that its driver accepts")
                    .doesNotContain("hunter2");
        }
    }

    /** The driver of PostgreSQL logs such a password as an invalid port. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://alice:hunter2@127.0.0.1/app",
                "jdbc:postgresql://alice:hunter2@127.0.0.1:5432,127.0.0.1:5433/app",
                "jdbc:mariadb://alice:hunter2@127.0.0.1:3306/app",
                "jdbc:mariadb:replication://alice:hunter2@127.0.0.1/app"
            })
    void a_password_before_the_host_is_a_problem_and_reaches_no_driver(String url) {
        try (LoggedLines lines = LoggedLines.of(PGPropertyUtil.class);
                JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", "")) {
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .contains(":6: store.jdbc.url: has a user or a password before the host", "store.jdbc.password")
                    .doesNotContain("hunter2");
            assertThat(lines.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.com/app?user=a@b",
                "jdbc:postgresql://db.example.com/a@b",
                "jdbc:mysql://alice:x@db.example.com/app",
                "jdbc:oracle:thin:alice/x@//db.example.com/app"
            })
    void other_urls_with_an_at_sign_are_no_problem(String accepted) {
        KnownDriver known = KnownDriver.of(accepted);

        assertThat(known).isNotNull();
        assertThat(known.misreadsCredentials(accepted)).isFalse();
    }

    @Test
    void a_rejected_password_is_a_problem_without_the_password() throws Exception {
        JdbcUnderTest.create(url, "").close();

        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "mallory", "store.jdbc.password = hunter2\n")) {
            assertThat(jdbc.problems())
                    .singleElement()
                    .asString()
                    .contains("store.jdbc.user: or store.jdbc.password is rejected by the database", "SQLState 28000")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void a_database_that_is_not_reachable_is_no_problem() {
        LoggedLines lines = LoggedLines.of(JdbcStores.class);
        try (JdbcUnderTest jdbc = JdbcUnderTest.open("jdbc:postgresql://127.0.0.1:1/app", "alice", "")) {
            assertThat(jdbc.problems()).isEmpty();
            assertThat(lines.only())
                    .startsWith("WARNING The database is not reachable yet, later requests connect again (")
                    .contains("org.postgresql.util.PSQLException, SQLState 08001")
                    .doesNotContain("refused");
            assertThatThrownBy(() -> jdbc.stores().sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "the connection to the database failed: org.postgresql.util.PSQLException, SQLState 08001,"
                                    + " vendor code 0")
                    .matches(e -> JdbcStores.isUnavailable((StoreException) e));
        } finally {
            lines.close();
        }
    }

    /** Such as a column that an administrator has added. */
    @Test
    void a_violation_of_another_constraint_is_not_taken_for_a_duplicate() throws Exception {
        try (JdbcUnderTest jdbc = JdbcUnderTest.create(url, "")) {
            JdbcUnderTest.execute(
                    url,
                    "",
                    "ALTER TABLE jwt_sessions ADD COLUMN region INT NOT NULL",
                    "ALTER TABLE jwt_revocations ADD CONSTRAINT few CHECK (expires_at < 0)");

            for (ThrowingCallable change : List.<ThrowingCallable>of(
                    () -> jdbc.stores().sessions().create(session()),
                    () -> jdbc.stores().revocations().put(revocation()))) {
                assertThatThrownBy(change)
                        .isInstanceOf(StoreException.class)
                        .hasMessageStartingWith("the database rejected a statement: ")
                        .hasMessageContaining("SQLState 23");
            }
        }
    }

    /** Pools use exceptions without a class or an SQLState of their own, such as those of Tomcat. */
    @Test
    void a_pool_that_provides_no_connection_is_unavailable() {
        DataSource exhausted = (DataSource) Proxy.newProxyInstance(
                JdbcProblemsTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    throw new SQLException("Cannot get a connection, pool error Timeout waiting for idle object");
                });
        try (JdbcUnderTest jdbc = JdbcUnderTest.create(exhausted)) {
            assertThat(jdbc.problems()).isEmpty();
            assertThatThrownBy(() -> jdbc.stores().sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the connection to the database failed: the pool or the driver has provided none,"
                            + " java.sql.SQLException, SQLState unknown, vendor code 0")
                    .matches(e -> JdbcStores.isUnavailable((StoreException) e));
        }
    }

    @Test
    void a_database_that_rejects_the_user_at_run_time_is_unavailable() {
        DataSource rejecting = (DataSource) Proxy.newProxyInstance(
                JdbcProblemsTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    throw new SQLException("password authentication failed for user alice", "28P01");
                });
        try (JdbcUnderTest jdbc = JdbcUnderTest.create(rejecting)) {
            assertThatThrownBy(() -> jdbc.stores().sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the database rejects the user or the password")
                    .matches(e -> JdbcStores.isUnavailable((StoreException) e));
        }
    }

    @Test
    void messages_do_not_quote_values() throws Exception {
        try (JdbcUnderTest jdbc = JdbcUnderTest.create(url, "")) {
            JdbcUnderTest.execute(url, "", "ALTER TABLE jwt_sessions ALTER COLUMN data VARCHAR(10)");
            StoredSession secret =
                    session().toBuilder().data("{\"password\":\"hunter2\"}").build();

            assertThatThrownBy(() -> jdbc.stores().sessions().create(secret))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(
                            "the database rejected a statement: org.h2.jdbc.JdbcSQLDataException, SQLState 22")
                    .hasMessageNotContaining("hunter2")
                    .matches(e -> !JdbcStores.isUnavailable((StoreException) e));
        }
    }

    @Test
    void rows_that_this_version_cannot_read_are_reported() throws Exception {
        try (JdbcUnderTest jdbc = JdbcUnderTest.create(url, "")) {
            RevocationStore store = jdbc.stores().revocations();
            store.put(revocation());
            JdbcUnderTest.execute(url, "", "UPDATE jwt_revocations SET kind = 'FUTURE'");

            assertThatThrownBy(() -> store.list(10))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("a kind of revocation that this version does not know");
        }
    }

    @Test
    void tables_that_disappear_are_reported_by_each_call() throws Exception {
        try (JdbcUnderTest jdbc = JdbcUnderTest.create(url, "")) {
            JdbcUnderTest.execute(url, "", "DROP TABLE jwt_sessions");

            assertThatThrownBy(() -> jdbc.stores().sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("SQLState 42S0");
            assertThat(jdbc.stores().revocations().find(List.of("x"), 0)).hasSize(1);
        }
    }

    @Test
    void opens_nothing_if_the_settings_define_no_database_or_two() {
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url, "", "store.jdbc.jndi = java:comp/env/jdbc/app\n")) {
            assertThat(jdbc.stores).isNull();
            assertThat(jdbc.problems()).singleElement().asString().contains("is set together with store.jdbc.url");
        }
    }
}
