package io.github.jwtfilter.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Apache Tomcat, started with the same command as {@code catalina.sh run}. */
record Tomcat(Path home) implements Distribution {
    private static final Pattern READY =
            Pattern.compile("http-[bn]io-127\\.0\\.0\\.1-auto-\\d+-(\\d+)\"\\][\\s\\S]*Server startup in");
    private static final String SERVER_XML = """
            <Server port="-1">
              <Service name="Catalina">
                <Connector address="127.0.0.1" port="0" protocol="HTTP/1.1"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Host name="localhost" appBase="webapps" autoDeploy="false"/>
                </Engine>
              </Service>
            </Server>
            """;

    @Override
    public void prepare(Path base) throws IOException {
        Path conf = Files.createDirectory(base.resolve("conf"));
        Files.writeString(conf.resolve("server.xml"), SERVER_XML);
        Files.copy(home.resolve("conf/web.xml"), conf.resolve("web.xml"));
    }

    @Override
    public void takePeersFrom(Path base, String header) throws IOException {
        Files.writeString(base.resolve("conf/context.xml"), """
                <Context>
                  <Valve className="org.apache.catalina.valves.RemoteIpValve"
                         remoteIpHeader="%1$s" protocolHeader="%1$s-Proto" proxiesHeader="%1$s-By"/>
                </Context>
                """.formatted(header));
    }

    @Override
    public void applyForwardingHeaders(Path base) throws IOException {
        Files.writeString(
                base.resolve("conf/context.xml"),
                "<Context>\n" + DocumentedProxy.snippet("Tomcat", "xml") + "</Context>\n");
    }

    @Override
    public void addUser(Path base, String name, String password, List<String> roles) throws IOException {
        Files.writeString(
                base.resolve("conf/tomcat-users.xml"), """
                <tomcat-users>
                  <user username="%s" password="%s" roles="%s"/>
                </tomcat-users>
                """.formatted(name, password, String.join(",", roles)));
        Files.writeString(
                base.resolve("conf/context.xml"),
                "<Context><Realm className=\"org.apache.catalina.realm.MemoryRealm\"/></Context>");
    }

    @Override
    public List<String> arguments(Path base) {
        return List.of(
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-cp",
                home.resolve("bin/bootstrap.jar") + File.pathSeparator + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start");
    }

    @Override
    public Pattern ready() {
        return READY;
    }
}
