package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.Values;
import io.github.jwtfilter.settings.preset.Preset;
import java.util.ArrayList;
import java.util.Collections;
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
     * Returns the issuers: the unnamed one first, if present, then the named ones in order of appearance. With sessions after
     * the application's own login there may be none.
     */
    List<TrustedIssuer> issuers() {
        List<TrustedIssuer> issuers = new ArrayList<>();
        Scope shared = entries.scope("");
        boolean ownOnly = shared.has(SessionSettingKeys.STORE) && !shared.has(LoginSettingKeys.LOGIN);
        boolean needed = entries.issuers().isEmpty() && !ownOnly;
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
            Scope shared = entries.scope("");
            // Without an audience, the tokens of an issuer are those of logins, whose audience is the client ID.
            boolean ofLogin = shared.has(LoginSettingKeys.LOGIN) && !scope.has(IssuerSettings.AUDIENCE);
            List<String> audiences = ofLogin ? clientIds(values(shared)) : own.listOrAny(IssuerSettings.AUDIENCE);
            Entry source =
                    ofLogin ? shared.get(LoginSettingKeys.CLIENT_ID.name()) : scope.get(IssuerSettings.AUDIENCE.name());
            // The result of an expression is never shown.
            boolean hidden = source != null && source.expression().isPresent();
            new PresetLines(preset.get(), scope).addTo(entries, audiences, hidden, !ofLogin);
        }
    }

    private static List<String> clientIds(Values shared) {
        return shared.find(LoginSettingKeys.CLIENT_ID)
                .map(Collections::singletonList)
                .orElse(Collections.emptyList());
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
