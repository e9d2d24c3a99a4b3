package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds other products and filters of an application that authenticate users or validate tokens. */
public final class OtherAuthentication {
    private static final Map<Pattern, String> FRAMEWORKS = new LinkedHashMap<>();

    static {
        FRAMEWORKS.put(
                Pattern.compile("(?:spring-security-(?:web|core)|acegi-security)-[0-9].*"),
                "Spring Security authenticates and authorizes requests itself, after the JwtFilter"
                        + " (docs/migration/spring-security.md)");
        FRAMEWORKS.put(
                Pattern.compile("shiro-web-[0-9].*"),
                "Shiro authenticates and authorizes requests itself, after the JwtFilter (docs/migration/shiro.md)");
        FRAMEWORKS.put(
                Pattern.compile("(?:cas-client-(?:core|support)|waffle-jna|jespa|opensaml|josso-agent)-?.*"),
                "this library signs users in by another protocol, after the JwtFilter");
    }

    private OtherAuthentication() {}

    /**
     * Examines an application that is not running.
     *
     * @param descriptor its {@code web.xml}, or null
     * @param classes its classes
     * @param files its files
     * @return findings, each with the remedy
     */
    public static List<String> in(@Nullable WebXml descriptor, ApplicationClasses classes, ApplicationFiles files) {
        List<String> findings = new ArrayList<>();
        if (descriptor != null) {
            findings.addAll(OtherTokenFilters.in(descriptor));
        }
        findings.addAll(classes.tokenFilters());
        Set<String> libraries = new ClassFiles(files).libraries();
        findings.addAll(OtherTokenLibraries.in(libraries));
        for (String path : libraries) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            FRAMEWORKS.forEach((pattern, text) -> {
                if (pattern.matcher(name).matches()) {
                    findings.add(
                            name + ": " + text
                                    + "; decide which of the two signs users in, and coexist with it (docs/rolling-out.md) or remove it");
                }
            });
        }
        return findings;
    }
}
