package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.Values;
import io.github.jwtfilter.settings.preset.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges the entries of each issuer: its own lines, then those of its preset, then inherited ones. Restrictions are
 * inherited, grants are not: only {@code claims.*} lines apply to every issuer.
 */
final class IssuerScopes {
    private final Entries entries;
    private final Expander expander;
    private final Report problems;

    IssuerScopes(Entries entries, Expander expander, Report problems) {
        this.entries = entries;
        this.expander = expander;
        this.problems = problems;
    }

    /**
     * Returns the issuers: the unnamed one first, if present, then the named ones in order of appearance. With sessions there may
     * be none.
     */
    List<TrustedIssuer> issuers() {
        List<TrustedIssuer> issuers = new ArrayList<>();
        Scope shared = entries.scope("");
        boolean needed = entries.issuers().isEmpty() && !shared.has(SessionSettings.STORE);
        if (needed || grants(shared)) {
            addPreset(shared);
            issuers.add(issuer(shared));
        }
        for (String prefix : entries.issuers().keySet()) {
            if (issuers.size() > Settings.MAX_ISSUERS) {
                break; // too many issuers, which is an error for all of them
            }
            Scope scope = entries.scope(prefix);
            addPreset(scope);
            inherit(scope);
            issuers.add(issuer(scope));
        }
        return issuers;
    }

    /** Returns whether a line without a prefix configures an unnamed issuer, rather than all issuers. */
    private static boolean grants(Scope shared) {
        for (Entry entry : shared.all().values()) {
            if (Catalog.isOfOneIssuer(entry.setting())) {
                return true;
            }
        }
        return false;
    }

    private void addPreset(Scope scope) {
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
        return new ParsedValues(scope, expander, scope.report(problems));
    }
}
