package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Optional;

/** Adds the lines that {@code login} implies: the store of sessions, and those of the provider's preset. */
final class LoginLines {
    private static final String STORE = "memory";

    private final Entries entries;
    private final Scope shared;

    LoginLines(Entries entries, Scope shared) {
        this.entries = entries;
        this.shared = shared;
    }

    void add(Entry login, Optional<TrustedIssuer> issuer) {
        String place = login.key() + " (" + login.place() + ")";
        Entry store = Entry.ofPreset(SessionSettingKeys.STORE, SessionSettingKeys.STORE.name(), STORE, STORE, place);
        entries.addPresetLine(store);
        shared.add(store);
        issuer.ifPresent(of -> of.issuer()
                .preset()
                .ifPresent(preset -> new PresetLines(preset, of.scope()).addLoginTo(entries, shared)));
    }
}
