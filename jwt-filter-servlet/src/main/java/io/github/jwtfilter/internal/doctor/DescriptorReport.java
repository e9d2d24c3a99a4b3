package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.ApplicationClasses;
import io.github.jwtfilter.internal.descriptor.DeclaredFilter;
import io.github.jwtfilter.internal.descriptor.Endpoints;
import io.github.jwtfilter.internal.descriptor.GuardFindings;
import io.github.jwtfilter.internal.descriptor.LibraryFindings;
import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.UpgradeOrder;
import io.github.jwtfilter.internal.descriptor.WebXml;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds the findings about a {@code web.xml}, and about the libraries and classes that belong to it, to a result. */
final class DescriptorReport {
    /** The location of the settings of an application that declares no filter. */
    static final String DEFAULT_SETTINGS = "/WEB-INF/jwt-filter.properties";

    private final CheckResult result;
    private final boolean partial;

    /**
     * Creates a report.
     *
     * @param result the result
     * @param partial whether the settings permit that a part of the application is not protected
     */
    DescriptorReport(CheckResult result, boolean partial) {
        this.result = result;
        this.partial = partial;
    }

    /** Returns the default locations of the settings of the filters of an application, which an operator can override. */
    static Set<String> settings(@Nullable WebXml descriptor) {
        Set<String> locations = new LinkedHashSet<>();
        if (descriptor != null) {
            for (DeclaredFilter filter : descriptor.filters()) {
                if (ServletNamespace.filters().contains(filter.className())) {
                    locations.add(filter.settings());
                }
            }
        }
        if (locations.isEmpty()) {
            locations.add(DEFAULT_SETTINGS);
        }
        return locations;
    }

    /** Adds the findings about a descriptor, if there is one. */
    void add(@Nullable WebXml descriptor) {
        if (descriptor != null) {
            addDescriptor(descriptor, null);
        }
    }

    /** Adds the findings about an application. */
    void add(@Nullable WebXml descriptor, War war) {
        ApplicationClasses classes = ApplicationClasses.of(war);
        if (descriptor == null) {
            finding("web.xml", "the file is missing, so that nothing declares the JwtFilter; create it");
        } else {
            endpoints(descriptor, war);
            addDescriptor(descriptor, classes.namespace());
        }
        classes.tokenFilters().forEach(text -> finding("WEB-INF/classes", text));
        LibraryFindings.of(war).forEach(text -> finding("WEB-INF/lib", text));
    }

    private void addDescriptor(WebXml descriptor, @Nullable ServletNamespace ofClasses) {
        GuardFindings.of(descriptor, partial, ofClasses).forEach(text -> finding("web.xml", text));
    }

    private void endpoints(WebXml descriptor, War war) {
        UpgradeOrder order = new UpgradeOrder(descriptor, ServletNamespace.filters());
        String reason = order.isWrong() || order.isRight() ? null : Endpoints.find(war);
        if (reason != null) {
            finding(
                    "web.xml",
                    "the application " + reason
                            + ", and Jetty 10 and later accept their handshakes before the JwtFilter sees them, so"
                            + " that the listener rejects the deployment there; declare Jetty's upgrade filter, as"
                            + " docs/web-xml.md shows, if the application is to run on Jetty");
        }
    }

    private void finding(String place, String text) {
        result.find(place + ": " + text);
    }
}
