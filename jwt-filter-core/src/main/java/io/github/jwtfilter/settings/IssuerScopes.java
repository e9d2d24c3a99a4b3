package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what holds for each issuer: its own lines, then those of its preset, then what it inherits. What restricts
 * is inherited, what grants is not: only {@code claims.*} lines hold for every issuer.
 */
final class IssuerScopes {
    /** How many issuers there may be. */
    static final int MOST = 50;

    private final Entries entries;
    private final Expander expander;
    private final Report problems;

    IssuerScopes(Entries entries, Expander expander, Report problems) {
        this.entries = entries;
        this.expander = expander;
        this.problems = problems;
    }

    /** One or more issuers: the one without a name first, if there is one, then the others as they first appear. */
    List<TrustedIssuer> issuers() {
        List<TrustedIssuer> issuers = new ArrayList<>();
        Scope shared = entries.scope("");
        if (entries.issuers().isEmpty() || grants(shared)) {
            fillIn(shared);
            issuers.add(issuer(shared));
        }
        for (String prefix : entries.issuers().keySet()) {
            if (issuers.size() > MOST) {
                break; // which is an error, whatever the others are
            }
            Scope scope = entries.scope(prefix);
            fillIn(scope);
            inherit(scope);
            issuers.add(issuer(scope));
        }
        return issuers;
    }

    /** Whether a line without a prefix belongs to an issuer of its own, rather than to all of them. */
    private static boolean grants(Scope shared) {
        for (Entry entry : shared.all().values()) {
            if (Catalog.isOfOneIssuer(entry.setting())) {
                return true;
            }
        }
        return false;
    }

    private void fillIn(Scope scope) {
        Values own = values(scope);
        Optional<Preset> preset = own.find(IssuerSettings.PRESET);
        if (preset.isPresent()) {
            new PresetLines(preset.get(), scope).addTo(entries, own.listOrAny(IssuerSettings.AUDIENCE));
        }
    }

    private void inherit(Scope scope) {
        entries.scope("").all().values().stream()
                .filter(entry -> ClaimSettings.KEYS.contains(entry.setting()))
                .forEach(scope::add);
    }

    private TrustedIssuer issuer(Scope scope) {
        return new TrustedIssuer(scope, values(scope));
    }

    private Values values(Scope scope) {
        return new GivenValues(scope, expander, scope.report(problems));
    }
}
