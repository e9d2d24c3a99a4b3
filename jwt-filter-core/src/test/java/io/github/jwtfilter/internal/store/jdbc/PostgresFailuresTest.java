package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.fixture.server.DatabaseServer;
import io.github.jwtfilter.fixture.server.PostgresServer;

class PostgresFailuresTest extends DatabaseFailures {
    @Override
    DatabaseServer newServer() {
        return new PostgresServer();
    }

    @Override
    String url(DatabaseServer server) {
        return server.url();
    }

    @Override
    String urlAt(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    String readOnlyUrl(DatabaseServer server) {
        return server.url() + "?options=-c%20default_transaction_read_only=on";
    }
}
