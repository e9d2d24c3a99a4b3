package io.github.jwtfilter.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A reverse proxy that may be installed, configured with the lines of docs/proxy.md and any others that the program requires. */
enum ProxyProgram {
    NGINX(List.of("nginx")) {
        @Override
        String configuration(Path directory, Ports ports) {
            return nginx(directory, ports, DocumentedProxy.snippet("nginx", "nginx"));
        }
    },
    /** The behavior of nginx without {@code proxy_http_version}, up to version 1.29. */
    NGINX_WITH_HTTP_1_0(List.of("nginx")) {
        @Override
        String configuration(Path directory, Ports ports) {
            String snippet = DocumentedProxy.snippet("nginx", "nginx");
            return nginx(directory, ports, snippet.replace("proxy_http_version 1.1;", "proxy_http_version 1.0;"));
        }
    },
    APACHE(List.of("apache2", "httpd")) {
        @Override
        String configuration(Path directory, Ports ports) {
            return apache(directory, ports, "");
        }
    },
    APACHE_WITH_HTTP_1_0(List.of("apache2", "httpd")) {
        @Override
        String configuration(Path directory, Ports ports) {
            return apache(directory, ports, "SetEnv force-proxy-request-1.0 1\nSetEnv proxy-nokeepalive 1\n");
        }
    },
    /** It always uses HTTP/1.1 to servers without HTTP/2. */
    HAPROXY(List.of("haproxy")) {
        @Override
        String configuration(Path directory, Ports ports) {
            return """
                    global
                      maxconn 64
                    defaults
                      mode http
                      timeout connect 60s
                      timeout client 60s
                      timeout server 60s
                    frontend shop
                      bind 127.0.0.1:%d ssl crt %s
                      bind 127.0.0.1:%d
                    %s
                      default_backend application
                    backend application
                      server tomcat 127.0.0.1:%d
                    """.formatted(
                            ports.tls(),
                            directory.resolve(CERTIFICATE),
                            ports.plain(),
                            DocumentedProxy.snippet("HAProxy", "haproxy"),
                            ports.application());
        }
    };

    /** The file with certificate and private key, in the directory of the proxy. */
    static final String CERTIFICATE = "shop.example.pem";

    /** The module directories of httpd on Debian, Red Hat and others. */
    private static final List<String> MODULES =
            List.of("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules");

    private final List<String> names;

    ProxyProgram(List<String> names) {
        this.names = names;
    }

    /** The ports of the proxy, and that of the application. */
    record Ports(int tls, int plain, int application) {}

    abstract String configuration(Path directory, Ports ports);

    /** The maximum length of a header line that it accepts by default, in characters. */
    int largestHeader() {
        return switch (this) {
            case NGINX, NGINX_WITH_HTTP_1_0 -> 8192;
            case APACHE, APACHE_WITH_HTTP_1_0 -> 8190;
            case HAPROXY -> 15 * 1024;
        };
    }

    boolean speaksHttp10() {
        return name().endsWith("HTTP_1_0");
    }

    /** The program, if it is installed. Directories of system programs are not on every path. */
    Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> names.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    List<String> arguments(Path directory, Path configuration) {
        return switch (this) {
            case NGINX, NGINX_WITH_HTTP_1_0 ->
                List.of("-e", "stderr", "-p", directory.toString(), "-c", configuration.toString());
            case APACHE, APACHE_WITH_HTTP_1_0 ->
                List.of("-d", directory.toString(), "-f", configuration.toString(), "-DFOREGROUND");
            case HAPROXY -> List.of("-db", "-f", configuration.toString());
        };
    }

    private static String nginx(Path directory, Ports ports, String snippet) {
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log stderr warn;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d ssl;
                    listen 127.0.0.1:%d;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    location / {
                      proxy_pass http://127.0.0.1:%d;
                %s
                    }
                  }
                }
                """.formatted(
                        ports.tls(),
                        ports.plain(),
                        directory.resolve(CERTIFICATE),
                        directory.resolve(CERTIFICATE),
                        ports.application(),
                        snippet);
    }

    private static String apache(Path directory, Ports ports, String more) {
        String modules = MODULES.stream()
                .filter(candidate -> Files.isDirectory(Path.of(candidate)))
                .findFirst()
                .orElseThrow();
        StringBuilder load = new StringBuilder();
        Stream.of("mpm_event", "authz_core", "env", "headers", "proxy", "proxy_http", "ssl")
                .forEach(module -> load.append("LoadModule %1$s_module %2$s/mod_%1$s.so\n".formatted(module, modules)));
        return load
                + """
                ServerName localhost
                User daemon
                Group daemon
                DefaultRuntimeDir %1$s
                PidFile httpd.pid
                ErrorLog /dev/stderr
                Mutex file:%1$s
                Listen 127.0.0.1:%2$d
                Listen 127.0.0.1:%3$d
                %4$s
                %5$s
                ProxyPass / http://127.0.0.1:%6$d/
                <VirtualHost 127.0.0.1:%2$d>
                  SSLEngine on
                  SSLCertificateFile %7$s
                  SSLCertificateKeyFile %7$s
                </VirtualHost>
                <VirtualHost 127.0.0.1:%3$d>
                </VirtualHost>
                """.formatted(
                                directory,
                                ports.tls(),
                                ports.plain(),
                                DocumentedProxy.snippet("Apache httpd", "apache"),
                                more,
                                ports.application(),
                                directory.resolve(CERTIFICATE));
    }
}
