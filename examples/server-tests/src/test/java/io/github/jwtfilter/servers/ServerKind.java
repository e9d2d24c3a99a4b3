package io.github.jwtfilter.servers;

/** The servers that run the examples. */
enum ServerKind {
    TOMCAT_9(Api.JAVAX),
    JETTY_9(Api.JAVAX),
    JETTY_10(Api.JAVAX),
    JETTY_12_EE8(Api.JAVAX),
    UNDERTOW_2_2(Api.JAVAX),
    TOMCAT_10(Api.JAKARTA),
    TOMCAT_11(Api.JAKARTA),
    JETTY_12_EE9(Api.JAKARTA),
    JETTY_12_EE10(Api.JAKARTA),
    UNDERTOW_2_3(Api.JAKARTA);

    /** The Servlet API of an application. */
    enum Api {
        JAVAX("javax"),
        JAKARTA("servlet");

        private final String packageName;

        Api(String packageName) {
            this.packageName = packageName;
        }

        Api other() {
            return this == JAVAX ? JAKARTA : JAVAX;
        }

        /** The name of a class of the drop-in for this API. */
        String classOfDropIn(String simpleName) {
            return "io.github.jwtfilter." + packageName + "." + simpleName;
        }

        /** Inserts the names of this API into a template of {@code web.xml}. */
        String fill(String template) {
            boolean javax = this == JAVAX;
            return template.replace(
                            "{namespace}",
                            javax ? "http://java.sun.com/xml/ns/javaee" : "https://jakarta.ee/xml/ns/jakartaee")
                    .replace("{version}", javax ? "3.0" : "5.0")
                    .replace("{api}", javax ? "javax.servlet" : "jakarta.servlet")
                    .replace("{guard}", classOfDropIn("JwtGuard"))
                    .replace("{filter}", classOfDropIn("JwtFilter"))
                    .replace("{pages}", javax ? "com.example.pages.javax" : "com.example.pages");
        }
    }

    private final Api api;

    ServerKind(Api api) {
        this.api = api;
    }

    Api api() {
        return api;
    }

    Distribution distribution() {
        return switch (this) {
            case TOMCAT_9 -> new Tomcat(TestFiles.server("tomcat-9"));
            case TOMCAT_10 -> new Tomcat(TestFiles.server("tomcat-10"));
            case TOMCAT_11 -> new Tomcat(TestFiles.server("tomcat-11"));
            case JETTY_9 -> new Jetty(TestFiles.server("jetty-9"), "http,deploy,jsp");
            case JETTY_10 -> new Jetty(TestFiles.server("jetty-10"), "http,deploy,jsp,annotations");
            case JETTY_12_EE8 -> new Jetty(TestFiles.server("jetty-12"), "http,ee8-deploy,ee8-jsp,ee8-annotations");
            case JETTY_12_EE9 -> new Jetty(TestFiles.server("jetty-12"), "http,ee9-deploy,ee9-jsp,ee9-annotations");
            case JETTY_12_EE10 -> new Jetty(TestFiles.server("jetty-12"), "http,ee10-deploy,ee10-jsp,ee10-annotations");
            case UNDERTOW_2_2 -> new Undertow("2.2");
            case UNDERTOW_2_3 -> new Undertow("2.3");
        };
    }
}
