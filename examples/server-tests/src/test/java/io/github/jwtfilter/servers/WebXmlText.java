package io.github.jwtfilter.servers;

/** Creates a {@code web.xml} for the API of a server. */
final class WebXmlText {
    private final ServerKind.Api api;
    private final StringBuilder elements = new StringBuilder();

    WebXmlText(ServerKind.Api api) {
        this.api = api;
    }

    WebXmlText listener() {
        elements.append("  <listener>\n    <listener-class>")
                .append(api.classOfDropIn("JwtGuardListener"))
                .append("</listener-class>\n  </listener>\n");
        return this;
    }

    WebXmlText filter() {
        return filter("jwt", api.classOfDropIn("JwtFilter"));
    }

    WebXmlText filter(String name, String className) {
        elements.append("""
                  <filter>
                    <filter-name>%1$s</filter-name>
                    <filter-class>%2$s</filter-class>
                    <async-supported>true</async-supported>
                  </filter>
                  <filter-mapping>
                    <filter-name>%1$s</filter-name>
                    <url-pattern>/*</url-pattern>
                    <dispatcher>REQUEST</dispatcher>
                    <dispatcher>FORWARD</dispatcher>
                    <dispatcher>ASYNC</dispatcher>
                    <dispatcher>ERROR</dispatcher>
                  </filter-mapping>
                """.formatted(name, className));
        return this;
    }

    /** The elements without the root. */
    String elements() {
        return elements.toString();
    }

    @Override
    public String toString() {
        boolean javax = api == ServerKind.Api.JAVAX;
        return "<web-app xmlns=\"%s\" version=\"%s\">\n%s</web-app>\n"
                .formatted(
                        javax ? "http://java.sun.com/xml/ns/javaee" : "https://jakarta.ee/xml/ns/jakartaee",
                        javax ? "3.0" : "5.0",
                        elements);
    }
}
