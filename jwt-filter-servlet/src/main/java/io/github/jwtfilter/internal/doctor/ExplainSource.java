package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.DeclaredWelcomeFiles;
import io.github.jwtfilter.internal.descriptor.Fragments;
import io.github.jwtfilter.internal.descriptor.FrontControllers;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.Environment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of {@code explain}: a file, those of a WAR, or those of the command line. */
final class ExplainSource implements Closeable {
    private final LoadedSettings settings;
    private final ServletDeployment deployment;
    private final String note;
    private final @Nullable Closeable opened;

    private ExplainSource(
            LoadedSettings settings, ServletDeployment deployment, String note, @Nullable Closeable opened) {
        this.settings = settings;
        this.note = note;
        this.deployment = deployment;
        this.opened = opened;
    }

    /**
     * Reads a settings file, or the settings of a filter of a WAR or of the directory of an unpacked one.
     *
     * @param file the file or directory
     * @param filter the name of the filter in {@code web.xml}, or null
     * @param path the decoded path of the request below the application, or null
     * @param contextPath the context path of the application, or null if it is not known
     * @return the settings
     * @throws IOException if the WAR cannot be read
     */
    static ExplainSource ofFile(Path file, @Nullable String filter, @Nullable String path, @Nullable String contextPath)
            throws IOException {
        if (!War.isNamed(file)) {
            if (filter != null) {
                throw new UnusableInput("--filter belongs to a WAR, or the directory of an unpacked one");
            }
            return new ExplainSource(SettingsReader.read(file), at(contextPath, ServletDeployment.usual()), "", null);
        }
        War war = War.open(file);
        try {
            return ofWar(war, filter, path, contextPath == null && war.isRoot() ? "" : contextPath);
        } catch (IOException | RuntimeException e) {
            war.close();
            throw e;
        }
    }

    private static ServletDeployment at(@Nullable String contextPath, ServletDeployment deployment) {
        return contextPath == null ? deployment : deployment.at(contextPath);
    }

    private static ExplainSource ofWar(
            War war, @Nullable String filter, @Nullable String path, @Nullable String contextPath) throws IOException {
        WebXml descriptor = war.descriptor();
        Fragments fragments = Fragments.of(descriptor, war);
        DeclaredWelcomeFiles welcomeFiles = DeclaredWelcomeFiles.of(descriptor, fragments);
        ServletDeployment deployment = new ServletDeployment(null, welcomeFiles.names())
                .withFrontControllers(FrontControllers.of(descriptor, fragments, war));
        Optional<FilterSelection> selection = FilterSelection.of(descriptor, filter, path);
        String location = selection.map(FilterSelection::location).orElse(DescriptorReport.DEFAULT_SETTINGS);
        LocationResources resources = LocationResources.of(location, war.classes(), war::open);
        LoadedSettings settings =
                SettingsReader.read(SettingsFile.load(location, resources), Environment.system(), resources);
        return new ExplainSource(
                settings,
                at(contextPath, deployment),
                selection.map(FilterSelection::note).orElse(""),
                war);
    }

    /** Reads the text of a settings file that options of the command line make up. */
    static ExplainSource ofText(String text, Path directory) {
        LocationResources resources =
                LocationResources.of(directory.resolve("jwt-filter.properties"), ExplainSource.class.getClassLoader());
        SettingsFile file = SettingsFile.of("command line", text.getBytes(StandardCharsets.UTF_8));
        return new ExplainSource(
                SettingsReader.read(file, Environment.system(), resources), ServletDeployment.usual(), "", null);
    }

    LoadedSettings settings() {
        return settings;
    }

    ServletDeployment deployment() {
        return deployment;
    }

    /** Returns why the issuer of the application's own sessions is not known, or null. */
    @Nullable
    String unknownIssuer() {
        return SessionIssuer.unknown(settings.settings(), deployment);
    }

    /** Returns a note about the choice among several filters, or an empty text. */
    String note() {
        return note;
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
