package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.preset.PresetText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the lines of a preset that the issuer does not override. */
final class PresetLines {
    private final Preset preset;
    private final Scope scope;

    PresetLines(Preset preset, Scope scope) {
        this.preset = preset;
        this.scope = scope;
    }

    /**
     * Adds the lines of the issuer.
     *
     * @param audiences the values of {@code {audience}}
     * @param hidden whether they must not be shown
     * @param ofRequests whether tokens of the issuer are accepted in requests; otherwise requirements for access tokens have no
     *     effect, and are omitted
     */
    void addTo(Entries entries, List<String> audiences, boolean hidden, boolean ofRequests) {
        // Apply all or none: a token for one server must not be sent to another.
        boolean ownKeys = scope.hasAny(KeySettings.SOURCES);
        for (Map.Entry<String, String> line : preset.lines().entrySet()) {
            String name = line.getKey();
            String text = line.getValue();
            SettingKey<?> setting = Catalog.find(name);
            boolean omitted =
                    (ownKeys && KeySettings.KEYS.contains(setting)) || (!ofRequests && isRequirement(setting));
            if (setting != null && !omitted) {
                String value = PresetText.of(text, audiences);
                Entry entry = Entry.ofPreset(setting, scope.own(name), hidden ? text : value, value, place());
                entries.addPresetLine(entry);
                scope.add(entry);
            }
        }
    }

    private static boolean isRequirement(@Nullable SettingKey<?> setting) {
        return ClaimSettings.KEYS.contains(setting) || setting == IssuerSettings.AUDIENCE_CLAIM;
    }

    /** Adds the lines of a login at the issuer to those that apply to all issuers. */
    void addLoginTo(Entries entries, Scope shared) {
        preset.loginLines().forEach((name, text) -> {
            SettingKey<?> setting = Catalog.find(name);
            if (setting != null) {
                Entry entry = Entry.ofPreset(setting, name, text, text, place());
                entries.addPresetLine(entry);
                shared.add(entry);
            }
        });
    }

    private String place() {
        Entry entry = scope.get(IssuerSettings.PRESET.name());
        return "preset " + preset.word() + (entry == null ? "" : " (" + entry.place() + ")");
    }
}
