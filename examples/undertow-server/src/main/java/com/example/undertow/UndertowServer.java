package com.example.undertow;

import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.ProxyPeerAddressHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deploys all WARs of a directory and listens on a free port of the loopback address. It uses only methods that Undertow has for
 * both Servlet APIs.
 */
public final class UndertowServer {
    private UndertowServer() {}

    /**
     * Starts the server, which runs until its process is terminated.
     *
     * @param arguments the directory with the WARs, an empty one to unpack them to, and {@code proxy-address-forwarding} to apply
     *     the forwarding headers of proxies, like the attribute of that name in WildFly
     * @throws Exception if an application cannot be deployed
     */
    public static void main(String[] arguments) throws Exception {
        Path unpacked = Path.of(arguments[1]);
        PathHandler applications = new PathHandler();
        for (Path war : wars(Path.of(arguments[0]))) {
            WebApplication application = WebApplication.unpack(war, unpacked);
            DeploymentManager manager = Servlets.newContainer().addDeployment(application.deployment());
            manager.deploy();
            applications.addPrefixPath(application.contextPath(), manager.start());
        }
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(forwarding(arguments) ? new ProxyPeerAddressHandler(applications) : applications)
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        System.out.println("Undertow listens on port " + address.getPort());
    }

    private static boolean forwarding(String[] arguments) {
        return arguments.length > 2 && arguments[2].equals("proxy-address-forwarding");
    }

    private static List<Path> wars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".war"))
                    .sorted()
                    .toList();
        }
    }
}
