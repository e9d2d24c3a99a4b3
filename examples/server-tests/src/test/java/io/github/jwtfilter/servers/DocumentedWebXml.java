package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of web.xml in the documentation. */
enum DocumentedWebXml {
    SERVLET_3_0("3.0 and later", """
            <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0" metadata-complete="true">
            %s
            </web-app>
            """),
    SERVLET_2_5("2.5 (and 2.4)", """
            <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="2.5" metadata-complete="true">
            %s
            </web-app>
            """),
    SERVLET_2_3("2.3", """
            <!DOCTYPE web-app PUBLIC "-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN"
                "http://java.sun.com/dtd/web-app_2_3.dtd">
            <web-app>
            %s
            </web-app>
            """);

    private final String heading;
    private final String frame;

    DocumentedWebXml(String heading, String frame) {
        this.heading = heading;
        this.frame = frame;
    }

    /** A complete descriptor that contains only the lines of the page. */
    String descriptor() {
        return frame.formatted(lines());
    }

    /** The lines of the page. */
    String lines() {
        Matcher lines = Pattern.compile(
                        "## web\\.xml " + Pattern.quote(heading) + "\n[^#]*?```xml\n(.*?)```", Pattern.DOTALL)
                .matcher(page());
        if (!lines.find()) {
            throw new IllegalStateException("the page shows no lines under web.xml " + heading);
        }
        return lines.group(1);
    }

    String contextName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String page() {
        try {
            return Files.readString(TestFiles.webXmlPage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
