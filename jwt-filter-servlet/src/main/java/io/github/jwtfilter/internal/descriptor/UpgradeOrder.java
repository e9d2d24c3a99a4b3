package io.github.jwtfilter.internal.descriptor;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Determines whether Jetty upgrades WebSocket handshakes before the guard sees them. Jetty 10 and later put their
 * upgrade filter before all others, unless {@code web.xml} declares a filter with the name of its class as
 * {@code filter-name}.
 */
public final class UpgradeOrder {
    private static final Pattern UPGRADE_FILTER = Pattern.compile(
            "org\\.eclipse\\.jetty\\.(?:ee[0-9]+\\.)?websocket\\.(?:servlet|server)\\.WebSocketUpgradeFilter");

    /** The class in Jetty 9; there it is always last. */
    private static final String OF_JETTY_9 = "org.eclipse.jetty.websocket.server.WebSocketUpgradeFilter";

    private final WebXml descriptor;
    private final Set<String> guards;

    /**
     * Examines one application.
     *
     * @param descriptor its {@code web.xml}
     * @param guards the class names of filters that guard it
     */
    public UpgradeOrder(WebXml descriptor, Set<String> guards) {
        this.descriptor = descriptor;
        this.guards = guards;
    }

    /**
     * Returns whether a filter of this class precedes all others unless it is declared.
     *
     * @param className the class of a filter
     * @return true for the upgrade filters of Jetty 10 and later
     */
    public static boolean comesFirst(String className) {
        return UPGRADE_FILTER.matcher(className).matches() && !className.equals(OF_JETTY_9);
    }

    /**
     * Returns whether the descriptor itself maps an upgrade filter before the guard.
     *
     * @return true if it maps one before
     */
    public boolean isWrong() {
        for (FilterMapping mapping : descriptor.mappings()) {
            if (isGuard(mapping)) {
                return false;
            }
            if (isUpgradeFilter(mapping)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the descriptor declares an upgrade filter in such a way that Jetty uses it instead of its own,
     * and that it runs after the guard.
     *
     * @return true if no handshake bypasses the guard
     */
    public boolean isRight() {
        return !isWrong()
                && descriptor.mappings().stream().anyMatch(this::isGuard)
                && descriptor.mappings().stream()
                        .anyMatch(mapping -> isUpgradeFilter(mapping)
                                && mapping.filterName().equals(descriptor.classOf(mapping.filterName())));
    }

    /**
     * Returns the remedy.
     *
     * @param className the class of the server's upgrade filter
     * @return the declaration to add to {@code web.xml}
     */
    public static String remedy(String className) {
        return "declare the upgrade filter in web.xml, its mapping after that of the JwtFilter, with the name of its"
                + " class as filter-name, which Jetty"
                + " requires:\n"
                + "  <filter>\n"
                + "    <filter-name>" + className + "</filter-name>\n    <filter-class>" + className
                + "</filter-class>\n    <async-supported>true</async-supported>\n  </filter>\n"
                + "  <filter-mapping>\n    <filter-name>" + className
                + "</filter-name>\n    <url-pattern>/*</url-pattern>\n  </filter-mapping>";
    }

    private boolean isGuard(FilterMapping mapping) {
        return mapping.isEverything()
                && mapping.has("REQUEST")
                && guards.contains(descriptor.classOf(mapping.filterName()));
    }

    private boolean isUpgradeFilter(FilterMapping mapping) {
        return UPGRADE_FILTER.matcher(descriptor.classOf(mapping.filterName())).matches();
    }
}
