package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats values of the settings. The result of an expression may be a secret, so the expression is shown. */
final class ExplainValues {
    private static final int MAX_ROLES = 50;

    private ExplainValues() {}

    /** Returns the expression in the value of a setting, or {@code text} if the value has none. */
    static String ofSetting(TrustedIssuer issuer, String key, String text) {
        Entry entry = issuer.scope().get(key);
        return entry != null && entry.expression().isPresent()
                ? entry.expression().get()
                : text;
    }

    static String roles(Set<String> roles) {
        if (roles.isEmpty()) {
            return "none";
        }
        String shown = roles.stream().limit(MAX_ROLES).map(ValueText::of).collect(Collectors.joining(", "));
        return roles.size() > MAX_ROLES ? shown + " and " + (roles.size() - MAX_ROLES) + " more" : shown;
    }
}
