package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that one request executes in a database, as H2 counts them. */
class StatementsPerRequestTest {
    private static final String URL = "jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1";

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private Guard guard;
    private SessionClient client;

    @BeforeEach
    void start() {
        guard = GuardFactory.create(
                TestSettings.load(
                        "session.store = jdbc",
                        "session.secret = 0123456789-abcdefghijklmnopqrstuvwxyz",
                        "store.jdbc.url = " + URL,
                        "store.jdbc.create = true",
                        "store.timeout = 20s"),
                clock);
        client = new SessionClient(guard).signIn("alice");
    }

    @AfterEach
    void stop() throws SQLException {
        guard.close();
        execute("SHUTDOWN");
    }

    @Test
    void a_request_with_a_valid_session_reads_only_the_revocations() throws SQLException {
        assertThat(statements(() -> client.user(SessionClient.get("/page"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("SELECT revocations", 1));
    }

    @Test
    void a_logout_reads_only_whether_the_access_token_is_revoked() throws SQLException {
        assertThat(statements(this::logout))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "SELECT revocations",
                        1,
                        "UPDATE revocations",
                        1,
                        "INSERT revocations",
                        1,
                        "DELETE sessions",
                        1));
    }

    @Test
    void a_logout_of_the_user_of_the_request_reads_nothing() throws SQLException {
        Decision.Authenticated decision = (Decision.Authenticated) client.decide(SessionClient.get("/page"));

        assertThat(statements(() -> guard.sessions()
                        .end(client.with(SessionClient.post("/logout")), List.of(), decision.principal())))
                .containsOnlyKeys("UPDATE revocations", "INSERT revocations", "DELETE sessions");
    }

    @Test
    void a_logout_with_a_renewal_token_alone_reads_the_session() throws SQLException {
        client.jar().remove(SessionClient.ACCESS);

        assertThat(statements(this::logout)).containsEntry("SELECT sessions", 1).containsEntry("DELETE sessions", 1);
    }

    @Test
    void a_logout_searches_two_renewal_tokens_of_one_session_once() throws SQLException {
        SessionClient renewed = client.copy();
        clock.move(Duration.ofMinutes(12));
        renewed.user(SessionClient.get("/page"));
        client.jar().remove(SessionClient.ACCESS);

        assertThat(statements(() -> guard.sessions()
                        .end(client.with(SessionClient.post("/logout"))
                                .cookie(SessionClient.RENEWAL, renewed.jar().get(SessionClient.RENEWAL)))))
                .containsEntry("SELECT sessions", 1)
                .containsEntry("DELETE sessions", 1);
    }

    private void logout() {
        guard.sessions().end(client.with(SessionClient.post("/logout")));
    }

    /** Returns the number of statements during an action, by the command and the table. */
    private static Map<String, Integer> statements(Runnable action) throws SQLException {
        execute("SET QUERY_STATISTICS FALSE");
        execute("SET QUERY_STATISTICS TRUE");
        action.run();
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT sql_statement, execution_count FROM information_schema.query_statistics")) {
            while (rows.next()) {
                String sql = rows.getString(1);
                for (String table : new String[] {"sessions", "revocations"}) {
                    if (sql.contains("jwt_" + table)) {
                        counts.merge(sql.substring(0, sql.indexOf(' ')) + ' ' + table, rows.getInt(2), Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
