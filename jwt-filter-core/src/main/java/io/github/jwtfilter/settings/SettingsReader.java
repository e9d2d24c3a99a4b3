package io.github.jwtfilter.settings;

import io.github.jwtfilter.resource.LocationResources;
import io.github.jwtfilter.resource.Resources;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Turns a settings file, and what overrides it from outside, into typed settings. */
public final class SettingsReader {
    private SettingsReader() {}

    /**
     * Reads settings. Whatever is wrong with them is told by the problems of the result, all at once; nothing is thrown.
     *
     * @param file the settings file
     * @param environment where overrides and the values of expressions are looked up
     * @param resources what reads the files that the settings name
     * @return the settings
     */
    public static LoadedSettings read(SettingsFile file, Environment environment, Resources resources) {
        Entries entries = new Entries(file.name());
        Problems problems = new Problems(entries);
        boolean readable = FileEntries.read(file, entries, problems);
        if (readable) {
            Overrides.read(environment, entries, problems);
        }
        Expander expander = new Expander(new Lookup(environment, resources));
        List<TrustedIssuer> issuers = new IssuerScopes(entries, expander, problems).issuers();
        Scope shared = entries.scope("");
        Settings settings = new Settings(issuers, new GivenValues(shared, expander, problems));
        if (readable) {
            new Checks(settings, entries, problems).run();
        }
        return new LoadedSettings(file.name(), settings, problems, resources, new EffectiveSettings(shared, issuers));
    }

    /**
     * Reads a settings file outside of a server, with overrides from the environment of the process.
     *
     * @param file the settings file; files that it names are looked for beside it
     * @return the settings
     */
    public static LoadedSettings read(Path file) {
        LocationResources resources = LocationResources.of(file, SettingsReader.class.getClassLoader());
        return read(SettingsFile.load(file.toString(), resources), Environment.system(), resources);
    }

    /**
     * Says that there is no settings file where one is needed.
     *
     * @param place where it was looked for
     * @param reason why there is none
     * @return an exception with this one problem
     */
    public static SettingsException missing(String place, String reason) {
        return new SettingsException(Collections.singletonList(FileEntries.unreadable(place, reason)));
    }
}
