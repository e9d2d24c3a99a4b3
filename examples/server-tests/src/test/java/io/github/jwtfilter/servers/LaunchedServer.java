package io.github.jwtfilter.servers;

import io.github.jwtfilter.fixture.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A Jakarta EE server, started by a source file that calls its embedded API, which deploys the applications one by one. */
record LaunchedServer(Path jar, String launcher, List<String> options) implements Distribution {
    private static final Pattern READY = Pattern.compile("Listens on port (\\d+)");

    @Override
    public void prepare(Path base) throws IOException {
        try (InputStream in = LaunchedServer.class.getResourceAsStream("launchers/" + launcher)) {
            Files.copy(in, base.resolve(launcher));
        }
    }

    @Override
    public void applyForwardingHeaders(Path base) {
        throw new UnsupportedOperationException("No test has a proxy in front of this server");
    }

    @Override
    public void takePeersFrom(Path base, String header) {
        throw new UnsupportedOperationException("not needed so far");
    }

    @Override
    public List<String> arguments(Path base) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-cp",
                jar.toString(),
                base.resolve(launcher).toString(),
                Integer.toString(FreePort.find()),
                base.resolve("webapps").toString()));
        return arguments;
    }

    @Override
    public Pattern ready() {
        return READY;
    }
}
