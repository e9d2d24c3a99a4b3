package io.github.jwtfilter.servers;

/** The examples with errors in their deployment. */
final class BrokenWars {
    static final String SETTINGS = "WEB-INF/jwt-filter.properties";

    private static final String WEB_XML = "WEB-INF/web.xml";

    private BrokenWars() {}

    /** The unchanged example. */
    static War none(ServerKind.Api api) {
        return War.copyOf(api == ServerKind.Api.JAVAX ? TestFiles.legacyWar() : TestFiles.jakartaWar());
    }

    /** An unknown key in the settings. */
    static War misspelt(ServerKind.Api api) {
        return none(api).edit(SETTINGS, text -> text.replace("audience", "audiance"));
    }

    /** The filter of the other API, and no listener. */
    static War forOtherApi(ServerKind.Api api) {
        return withoutListener(none(api)
                .edit(
                        WEB_XML,
                        text -> text.replace(
                                api.classOfDropIn("JwtFilter"), api.other().classOfDropIn("JwtFilter"))));
    }

    /** A filter that is mapped to some paths only. */
    static War uncovered(ServerKind.Api api) {
        return none(api)
                .edit(
                        WEB_XML,
                        text -> text.replaceFirst(
                                "<url-pattern>/\\*</url-pattern>", "<url-pattern>/admin/*</url-pattern>"));
    }

    static War withoutListener(War war) {
        return war.edit(
                WEB_XML,
                text -> text.replaceFirst(
                        "<listener>\\s*<listener-class>io\\.github\\.jwtfilter\\.[^<]*</listener-class>\\s*</listener>",
                        ""));
    }
}
