package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.preset.PresetText;
import java.util.List;

/** Adds the lines of a preset that the issuer does not override. */
final class PresetLines {
    private final Preset preset;
    private final Scope scope;

    PresetLines(Preset preset, Scope scope) {
        this.preset = preset;
        this.scope = scope;
    }

    void addTo(Entries entries, List<String> audiences) {
        // Apply all or none: a token for one server must not be sent to another.
        boolean ownKeys = KeySettings.SOURCES.stream().anyMatch(scope::has);
        preset.lines().forEach((name, text) -> {
            SettingKey<?> setting = Catalog.find(name);
            if (setting != null && !(ownKeys && KeySettings.KEYS.contains(setting))) {
                Entry entry = entry(setting, name, text, audiences);
                entries.addPresetLine(entry);
                scope.add(entry);
            }
        });
    }

    private Entry entry(SettingKey<?> setting, String name, String text, List<String> audiences) {
        String value = PresetText.of(text, audiences);
        String place = "preset " + preset.word() + placeOf(IssuerSettings.PRESET);
        return Entry.ofPreset(setting, scope.own(name), audienceIsHidden() ? text : value, value, place);
    }

    private String placeOf(SettingKey<?> key) {
        Entry entry = scope.get(key.name());
        return entry == null ? "" : " (" + entry.place() + ")";
    }

    /** The result of an expression is never shown. */
    private boolean audienceIsHidden() {
        Entry audience = scope.get(IssuerSettings.AUDIENCE.name());
        return audience != null && audience.expression().isPresent();
    }
}
