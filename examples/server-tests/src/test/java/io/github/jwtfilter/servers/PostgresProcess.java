package io.github.jwtfilter.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL. It does not run as root, so that root runs it as the user {@code nobody}. */
final class PostgresProcess extends StoreServer {
    private static final String USER = "postgres";

    PostgresProcess() {
        super("postgresql");
        assumeTrue(
                !isRoot() || Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "SKIPPED: PostgreSQL does not run as root, and setpriv (util-linux) is missing");
        try {
            run(List.of(
                    "tar",
                    "-xJf",
                    copy("/postgres-linux-x86_64.txz", "binaries.txz").toString()));
            run(List.of("chmod", "755", directory().toString()));
            Path data = Files.createDirectory(data());
            if (isRoot()) {
                run(List.of("chown", "nobody:nogroup", data.toString()));
            }
            run(asUser("initdb", "-A", "trust", "-U", USER, "-E", "UTF-8", "--locale=C", "--no-sync", "-D", data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return directory().resolve("data");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "session.store", "jdbc", "store.jdbc.url", url(), "store.jdbc.user", USER, "store.jdbc.create", "true");
    }

    /** Data that was written survives the end of the process without {@code fsync}. */
    @Override
    List<String> command() {
        return asUser(
                "postgres",
                "-D",
                data(),
                "-p",
                port(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
    }

    @Override
    boolean responds() {
        try (Connection connection = DriverManager.getConnection(url(), USER, "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            return result.next();
        } catch (SQLException e) {
            return false;
        }
    }

    private List<String> asUser(String program, Object... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(directory().resolve("bin").resolve(program).toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
