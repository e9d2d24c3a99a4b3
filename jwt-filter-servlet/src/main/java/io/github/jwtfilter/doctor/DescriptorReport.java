package io.github.jwtfilter.doctor;

import io.github.jwtfilter.descriptor.DeclaredFilter;
import io.github.jwtfilter.descriptor.Endpoints;
import io.github.jwtfilter.descriptor.GuardFindings;
import io.github.jwtfilter.descriptor.UpgradeOrder;
import io.github.jwtfilter.descriptor.WebXml;
import io.github.jwtfilter.log.LineEscaper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a person what in a {@code web.xml} deserves a look. */
final class DescriptorReport {
    private static final String DEFAULT_SETTINGS = "/WEB-INF/jwt-filter.properties";

    private final PrintWriter out;
    private boolean fine = true;

    DescriptorReport(PrintWriter out) {
        this.out = out;
    }

    /** Where the filters of an application take their settings from, as long as no operator says otherwise. */
    static Set<String> settings(@Nullable WebXml descriptor) {
        Set<String> locations = new LinkedHashSet<>();
        if (descriptor != null) {
            for (DeclaredFilter filter : descriptor.filters()) {
                String config = filter.parameter("config");
                if (GuardFindings.FILTERS.contains(filter.className())) {
                    locations.add(config == null || config.isEmpty() ? DEFAULT_SETTINGS : config);
                }
            }
        }
        if (locations.isEmpty()) {
            locations.add(DEFAULT_SETTINGS);
        }
        return locations;
    }

    /** Looks at a descriptor, if there is one. */
    boolean tell(@Nullable WebXml descriptor) {
        if (descriptor != null) {
            GuardFindings.of(descriptor).forEach(this::finding);
        }
        return fine;
    }

    /** Looks at the descriptor of an application whose files are known. */
    boolean tell(@Nullable WebXml descriptor, War war) throws IOException {
        if (descriptor == null) {
            finding("there is none, so that nothing declares the JwtFilter; write one");
            return fine;
        }
        UpgradeOrder order = new UpgradeOrder(descriptor, GuardFindings.FILTERS);
        if (!order.isWrong() && !order.isRight() && Endpoints.anyIn(war)) {
            finding("the application has WebSocket endpoints, and Jetty 10 and later answer their handshakes before the"
                    + " JwtFilter sees them, so that it stops the deployment there; declare Jetty's upgrade filter, as"
                    + " docs/web-xml.md shows, if it is to run on Jetty");
        }
        return tell(descriptor);
    }

    private void finding(String text) {
        fine = false;
        out.println("finding: web.xml: " + LineEscaper.forTerminal(text));
    }
}
