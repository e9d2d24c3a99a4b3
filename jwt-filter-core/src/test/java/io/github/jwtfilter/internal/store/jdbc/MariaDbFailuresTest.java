package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.fixture.server.DatabaseServer;
import io.github.jwtfilter.fixture.server.MariaDbServer;

class MariaDbFailuresTest extends DatabaseFailures {
    @Override
    DatabaseServer newServer() {
        return new MariaDbServer();
    }

    @Override
    String url(DatabaseServer server) throws Exception {
        return ((MariaDbServer) server).createDatabase("app");
    }

    @Override
    String urlAt(int port) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/app";
    }

    @Override
    String readOnlyUrl(DatabaseServer server) throws Exception {
        return url(server) + "?sessionVariables=tx_read_only=1";
    }
}
