package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The relevant properties of the classes in {@code WEB-INF/classes} of an application that is not running. */
public final class ApplicationClasses {
    private static final Pattern TOKEN_LIBRARIES = Pattern.compile(
            "(?:io/jsonwebtoken|com/auth0/jwt|com/nimbusds/(?:jwt|jose)|org/jose4j|io/fusionauth/jwt|org/pac4j/jwt)/.*");
    private static final Pattern FILTERS =
            Pattern.compile("(?:javax|jakarta)/servlet/(?:http/Http)?Filter|.*Filter(?:Bean)?");

    private final Set<ServletNamespace> namespaces = EnumSet.noneOf(ServletNamespace.class);
    private final List<String> tokenFilters = new ArrayList<>();

    private ApplicationClasses() {}

    /**
     * Examines the classes.
     *
     * @param files the files of the application
     * @return their properties; empty if a class cannot be examined
     */
    public static ApplicationClasses of(ApplicationFiles files) {
        ApplicationClasses classes = new ApplicationClasses();
        try {
            new ClassFiles(files).findInClasses(classes::examine);
        } catch (IOException e) {
            return new ApplicationClasses();
        }
        return classes;
    }

    private @Nullable String examine(ClassFile file, String place) throws IOException {
        boolean usesTokens = false;
        for (String name : file.references()) {
            for (ServletNamespace namespace : ServletNamespace.values()) {
                if (name.startsWith(namespace.api().replace('.', '/') + "/")) {
                    namespaces.add(namespace);
                }
            }
            usesTokens |= TOKEN_LIBRARIES.matcher(name).matches();
        }
        boolean isFilter = file.supertypes().stream()
                .anyMatch(name -> FILTERS.matcher(name).matches());
        if (usesTokens && isFilter && !file.name().startsWith("io/github/jwtfilter/")) {
            tokenFilters.add("the filter " + file.name().replace('/', '.')
                    + " validates tokens as well, and may reject requests that the JwtFilter accepts; "
                    + OtherTokenFilters.REMEDY);
        }
        return null;
    }

    /**
     * Returns the namespace of the Servlet API.
     *
     * @return the one that the classes use; null if they use none, or both
     */
    public @Nullable ServletNamespace namespace() {
        return namespaces.size() == 1 ? namespaces.iterator().next() : null;
    }

    /**
     * Returns the filters that use a library for tokens.
     *
     * @return findings, each with the remedy
     */
    public List<String> tokenFilters() {
        return tokenFilters;
    }
}
