package io.github.jwtfilter.servers;

import io.github.jwtfilter.fixture.server.DatabaseServer;
import io.github.jwtfilter.fixture.server.MariaDbServer;
import io.github.jwtfilter.fixture.server.PostgresServer;
import io.github.jwtfilter.fixture.server.RedisServer;
import io.github.jwtfilter.fixture.server.ServerProcess;
import java.sql.SQLException;
import java.util.Map;

/** The stores that several servers can share. */
enum SharedStore {
    POSTGRESQL {
        @Override
        ServerProcess newServer() {
            return new PostgresServer();
        }

        @Override
        Map<String, String> settings(ServerProcess server) {
            return database((DatabaseServer) server, ((DatabaseServer) server).url());
        }
    },
    MARIADB {
        @Override
        ServerProcess newServer() {
            return new MariaDbServer();
        }

        @Override
        Map<String, String> settings(ServerProcess server) throws SQLException {
            return database((DatabaseServer) server, ((MariaDbServer) server).createDatabase("helpdesk"));
        }
    },
    /** Writes each change to its file before it confirms it. */
    REDIS {
        @Override
        ServerProcess newServer() {
            return new RedisServer("appendonly yes", "appendfsync always");
        }

        @Override
        Map<String, String> settings(ServerProcess server) {
            return Map.of(
                    "session.store",
                    "redis",
                    "store.redis.url",
                    "redis://127.0.0.1:" + server.port(),
                    "store.timeout",
                    TIMEOUT);
        }
    };

    /** Much longer than one hundred requests at once wait for eight connections on a machine under load. */
    private static final String TIMEOUT = "20s";

    /** Creates a server that is not started. */
    abstract ServerProcess newServer();

    /** Returns the settings with which an application uses a running server. */
    abstract Map<String, String> settings(ServerProcess server) throws SQLException;

    private static Map<String, String> database(DatabaseServer server, String url) {
        return Map.of(
                "session.store",
                "jdbc",
                "store.jdbc.url",
                url,
                "store.jdbc.user",
                server.user(),
                "store.jdbc.create",
                "true",
                "store.timeout",
                TIMEOUT);
    }
}
