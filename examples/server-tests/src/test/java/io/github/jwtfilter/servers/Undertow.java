package io.github.jwtfilter.servers;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Undertow, which is a library, started by the server of the examples. */
final class Undertow implements Distribution {
    private static final Pattern READY = Pattern.compile("Undertow listens on port (\\d+)");

    private final String version;
    private String handler = "direct";

    Undertow(String version) {
        this.version = version;
    }

    @Override
    public void prepare(Path base) {
        // The server unpacks the applications itself.
    }

    @Override
    public void takePeersFrom(Path base, String header) {
        throw new UnsupportedOperationException("Undertow has no such setting, only code");
    }

    @Override
    public void applyForwardingHeaders(Path base) {
        handler = "proxy-address-forwarding";
    }

    @Override
    public List<String> arguments(Path base) {
        String libraries =
                TestFiles.undertow("undertow-" + version).resolve("*").toString();
        return List.of(
                "-cp",
                libraries + File.pathSeparator + TestFiles.undertow("classes"),
                "com.example.undertow.UndertowServer",
                base.resolve("webapps").toString(),
                base.resolve("unpacked").toString(),
                handler);
    }

    @Override
    public Pattern ready() {
        return READY;
    }
}
