package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.KeyName;
import io.github.jwtfilter.settings.SettingKey;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Suggests known keys for an unknown key of one of several issuers. */
final class SuggestionsForIssuers {
    private static final String SINGULAR = "issuer.";

    private SuggestionsForIssuers() {}

    /** Returns suggestions, with the prefix for keys that an issuer can override. */
    static List<String> of(KeyName name) {
        if (name.local().isEmpty()) {
            return Collections.singletonList(name.prefix() + IssuerSettings.ISSUER.name());
        }
        List<String> names = Suggestions.ofCatalog(name.local()).stream()
                .map(local -> isOfIssuer(local) ? name.prefix() + local : local)
                .collect(Collectors.toList());
        return names.isEmpty() ? withoutDots(name) : names;
    }

    /** Returns suggestions for names that start with {@code issuer.} instead of {@code issuers.}. */
    static List<String> ofSingular(String unknown) {
        String plural = unknown.startsWith(SINGULAR) ? KeyName.ISSUERS + unknown.substring(SINGULAR.length()) : "";
        boolean intended = KeyName.of(plural).setting() != null;
        return intended ? Collections.singletonList(plural) : Collections.emptyList();
    }

    private static boolean isOfIssuer(String local) {
        SettingKey<?> setting = Catalog.find(local);
        return setting != null && Catalog.isOfIssuer(setting);
    }

    /** Returns suggestions for an issuer name with a dot, which is not permitted. */
    private static List<String> withoutDots(KeyName name) {
        String local = name.local();
        int dot = local.indexOf('.');
        boolean intended = dot > 0 && isOfIssuer(local.substring(dot + 1));
        return intended
                ? Collections.singletonList(
                        KeyName.ISSUERS + name.issuer() + "-" + local.substring(0, dot) + local.substring(dot))
                : Collections.emptyList();
    }
}
