package io.github.jwtfilter.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Eclipse Jetty, started by its {@code start.jar} with the modules that web applications with pages need. */
record Jetty(Path home, String modules) implements Distribution {
    private static final Pattern READY =
            Pattern.compile("\\{127\\.0\\.0\\.1:(\\d+)\\}[\\s\\S]*Started (?:@\\d|(?:oejs\\.)?Server@)");

    @Override
    public void prepare(Path base) {
        // The command line contains the modules, so the base directory needs no configuration.
    }

    @Override
    public void takePeersFrom(Path base, String header) throws IOException {
        List<String> others = List.of("", "Host", "Server", "Proto", "Port", "Https", "SslSessionId", "CipherSuite");
        StringBuilder ini = new StringBuilder("--module=http-forwarded\njetty.httpConfig.forwardedForHeader=" + header);
        for (String other : others) {
            ini.append("\njetty.httpConfig.forwarded%2$sHeader=%1$s-%2$s".formatted(header, other));
        }
        Files.writeString(Files.createDirectory(base.resolve("start.d")).resolve("peers.ini"), ini);
    }

    @Override
    public void applyForwardingHeaders(Path base) throws IOException {
        Files.writeString(
                Files.createDirectory(base.resolve("start.d")).resolve("http-forwarded.ini"),
                "--module=http-forwarded\n");
    }

    @Override
    public List<String> arguments(Path base) {
        // Jetty 12 assigns properties after a module of an environment to that environment.
        return List.of(
                "-jar",
                home.resolve("start.jar").toString(),
                "jetty.home=" + home,
                "jetty.base=" + base,
                "jetty.http.host=127.0.0.1",
                "jetty.http.port=0",
                "--module=" + modules);
    }

    @Override
    public Distribution withWebSockets() {
        if (modules.contains("ee8")) {
            return new Jetty(home, modules + ",ee8-websocket-javax");
        }
        String environment = modules.replaceFirst(".*,(ee\\d+)-.*", "$1");
        return new Jetty(
                home,
                modules + (environment.equals(modules) ? ",websocket" : "," + environment + "-websocket-jakarta"));
    }

    @Override
    public Pattern ready() {
        return READY;
    }
}
