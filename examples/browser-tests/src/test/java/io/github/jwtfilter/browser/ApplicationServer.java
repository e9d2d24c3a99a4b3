package io.github.jwtfilter.browser;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.JwtGuardListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.websocket.server.WsSci;

/** A Tomcat with every {@link Application}, over HTTPS and over HTTP. */
final class ApplicationServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Map<Scheme, Connector> connectors = new EnumMap<>(Scheme.class);
    private final Path directory;
    private final RequestLog requestLog;
    private final Pages pages;

    private ApplicationServer(Path directory, RequestLog requestLog, Pages pages) {
        this.directory = directory;
        this.requestLog = requestLog;
        this.pages = pages;
    }

    static ApplicationServer start(
            Path directory, Certificate certificate, RequestLog requestLog, Pages pages, OtherSites sites)
            throws IOException, LifecycleException {
        ApplicationServer server = new ApplicationServer(directory, requestLog, pages);
        server.tomcat.setBaseDir(directory.toString());
        server.listen(Scheme.HTTP, new Connector());
        server.listen(Scheme.HTTPS, secure(certificate));
        server.tomcat.getHost().getPipeline().addValve(new RequestLogValve(requestLog));
        for (Application application : Application.values()) {
            server.deploy(application, sites);
        }
        server.tomcat.start();
        return server;
    }

    String origin(Scheme scheme) {
        return scheme.origin(scheme.applicationHost(), connectors.get(scheme).getLocalPort());
    }

    private void listen(Scheme scheme, Connector connector) {
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(0);
        tomcat.getService().addConnector(connector);
        connectors.put(scheme, connector);
    }

    private static Connector secure(Certificate certificate) {
        SSLHostConfig tls = new SSLHostConfig();
        SSLHostConfigCertificate key = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        key.setCertificateKeystoreFile(certificate.keystore().toString());
        key.setCertificateKeystorePassword(Certificate.PASSWORD);
        tls.addCertificate(key);
        Connector connector = new Connector();
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(tls);
        return connector;
    }

    private void deploy(Application application, OtherSites sites) throws IOException {
        Path base = directory.resolve(application.name());
        Path webInf = Files.createDirectories(base.resolve("WEB-INF"));
        Context context = tomcat.addContext(application.contextPath(), base.toString());
        if (application.isGuarded()) {
            Files.writeString(webInf.resolve("jwt-filter.properties"), application.settings(sites));
            Files.writeString(webInf.resolve(Tokens.KEYS_FILE), Tokens.keys());
            guard(context);
        }
        servlet(context, "/", new DefaultServlet());
        if (application.hasSessions()) {
            servlet(context, "/login", new SessionLoginServlet());
            servlet(context, "/logout", new SessionLogoutServlet());
        } else {
            servlet(context, "/login", new LoginServlet(application.cookie()));
        }
        if (application.hasProvider()) {
            servlet(context, "/provider", new ProviderServlet());
        }
        servlet(context, "/admin", new PageServlet(pages));
        servlet(context, "/page", new PageServlet(pages));
        servlet(context, "/orders", new ChangeServlet(requestLog));
        servlet(context, "/delete-by-get", new ChangeServlet(requestLog));
        context.addServletContainerInitializer(new WsSci(), null);
        context.addServletContainerInitializer((classes, started) -> ChangeEndpoint.add(started, requestLog), null);
    }

    /** Adds the filter, like a declaration in {@code web.xml}. */
    private static void guard(Context context) {
        context.addApplicationListener(JwtGuardListener.class.getName());
        FilterDef filter = new FilterDef();
        filter.setFilterName("jwt");
        filter.setFilterClass(JwtFilter.class.getName());
        filter.setAsyncSupported("true");
        context.addFilterDef(filter);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("jwt");
        mapping.addURLPattern("/*");
        mapping.setDispatcher(DispatcherType.REQUEST.name());
        mapping.setDispatcher(DispatcherType.FORWARD.name());
        mapping.setDispatcher(DispatcherType.ASYNC.name());
        mapping.setDispatcher(DispatcherType.ERROR.name());
        context.addFilterMap(mapping);
    }

    private static void servlet(Context context, String path, HttpServlet servlet) {
        Tomcat.addServlet(context, path, servlet).addMapping(path);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
