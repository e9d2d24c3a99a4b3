package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.remedy.ClaimCauses;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognizes a role that differs from the required one in a prefix or in its spelling. */
final class RoleSpelling {
    /** {@code ROLE_}, {@code app:}, {@code /group/}, {@code DOMAIN\}. No hyphen: {@code non-admin} is another role. */
    private static final Pattern PREFIX = Pattern.compile("[^\\s,;|]*[_:/.\\\\]");

    private final TrustedIssuer issuer;
    private final IdentitySettings identity;
    private final String required;

    RoleSpelling(TrustedIssuer issuer, String required) {
        this.issuer = issuer;
        this.identity = issuer.identity();
        this.required = required;
    }

    @Nullable
    Advice find(Collection<String> granted) {
        for (String role : granted) {
            Advice advice = compare(role);
            if (advice != null) {
                return advice;
            }
        }
        return null;
    }

    private @Nullable Advice compare(String role) {
        boolean changed =
                identity.prefixStrip().isPresent() || identity.prefixAdd().isPresent();
        String prefix = prefix(role, required);
        if (prefix != null && !changed && role.endsWith(required)) {
            return Advice.of(ClaimCauses.ROLE_PREFIX, issuer, prefix.replace("\\", "\\\\"))
                    .expecting(required);
        }
        String missing = prefix(required, role);
        if (missing != null && !changed && required.endsWith(role)) {
            return Advice.of(ClaimCauses.ROLE_WITHOUT_PREFIX, issuer, missing.replace("\\", "\\\\"))
                    .expecting(required);
        }
        return prefix != null || missing != null || Spelling.isSame(role, required)
                ? Advice.of(ClaimCauses.ROLE_SPELLING, issuer, map(role))
                : null;
    }

    /** Returns the beginning of the longer name if the rest differs at most in capital letters. */
    private static @Nullable String prefix(String longer, String shorter) {
        int length = longer.length() - shorter.length();
        return length > 0
                        && longer.regionMatches(true, length, shorter, 0, shorter.length())
                        && PREFIX.matcher(longer.substring(0, length)).matches()
                ? longer.substring(0, length)
                : null;
    }

    /** Returns the present renamings with a further one, or null if the name in the token is not certain. */
    private @Nullable String map(String role) {
        Map<String, List<String>> renamed =
                new LinkedHashMap<>(identity.rolesMap().orElse(Collections.emptyMap()));
        String added = identity.prefixAdd().orElse("");
        String name = role.startsWith(added) ? role.substring(added.length()) : "";
        if (name.isEmpty() || renamed.values().stream().anyMatch(names -> names.contains(role))) {
            return null;
        }
        Stream<String> present = renamed.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(to -> renaming(entry.getKey(), to)));
        return Stream.concat(present, Stream.of(renaming(name, required))).collect(Collectors.joining(", "));
    }

    private static String renaming(String from, String to) {
        return ListItem.of(from) + " -> " + ListItem.of(to);
    }
}
