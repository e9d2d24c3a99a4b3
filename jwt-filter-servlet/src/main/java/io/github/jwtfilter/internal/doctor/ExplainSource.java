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
import org.jspecify.annotations.Nullable;

/** The settings of {@code explain}: a file, those of a WAR, or those of the command line. */
final class ExplainSource implements Closeable {
    private final LoadedSettings settings;
    private final ServletDeployment deployment;
    private final @Nullable Closeable opened;

    private ExplainSource(LoadedSettings settings, ServletDeployment deployment, @Nullable Closeable opened) {
        this.settings = settings;
        this.deployment = deployment;
        this.opened = opened;
    }

    /** Reads a settings file, or the settings of a WAR or of the directory of an unpacked one. */
    static ExplainSource ofFile(Path file) throws IOException {
        if (!War.isNamed(file)) {
            return new ExplainSource(SettingsReader.read(file), ServletDeployment.usual(), null);
        }
        War war = War.open(file);
        try {
            return ofWar(war);
        } catch (IOException | RuntimeException e) {
            war.close();
            throw e;
        }
    }

    /** Reads the settings of the first JwtFilter of an application. */
    private static ExplainSource ofWar(War war) throws IOException {
        WebXml descriptor = war.descriptor();
        Fragments fragments = Fragments.of(descriptor, war);
        DeclaredWelcomeFiles welcomeFiles = DeclaredWelcomeFiles.of(descriptor, fragments);
        ServletDeployment deployment = new ServletDeployment(null, welcomeFiles.names())
                .withFrontControllers(FrontControllers.of(descriptor, fragments, war));
        String location = DescriptorReport.settings(descriptor).iterator().next();
        LocationResources resources = LocationResources.of(location, war.classes(), war::open);
        LoadedSettings settings =
                SettingsReader.read(SettingsFile.load(location, resources), Environment.system(), resources);
        return new ExplainSource(settings, war.isRoot() ? deployment.at("") : deployment, war);
    }

    /** Reads the text of a settings file that options of the command line make up. */
    static ExplainSource ofText(String text, Path directory) {
        LocationResources resources =
                LocationResources.of(directory.resolve("jwt-filter.properties"), ExplainSource.class.getClassLoader());
        SettingsFile file = SettingsFile.of("command line", text.getBytes(StandardCharsets.UTF_8));
        return new ExplainSource(
                SettingsReader.read(file, Environment.system(), resources), ServletDeployment.usual(), null);
    }

    LoadedSettings settings() {
        return settings;
    }

    ServletDeployment deployment() {
        return deployment;
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
