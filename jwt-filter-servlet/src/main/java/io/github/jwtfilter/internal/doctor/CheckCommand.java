package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.DeclaredWelcomeFiles;
import io.github.jwtfilter.internal.descriptor.Fragments;
import io.github.jwtfilter.internal.descriptor.FrontControllers;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.properties.Environment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads settings and keys as the filter would, and prints the result. */
@Command(
        name = "check",
        description =
                "Reads a settings file as the filter would: lists every problem, or shows the settings in effect.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final PrintWriter unescaped;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The settings file, or a WAR file that contains it.")
    private Path file = Paths.get("");

    @Option(
            names = "--web-xml",
            paramLabel = "FILE",
            description = "Also check this web.xml. The web.xml of a WAR is always checked.")
    private @Nullable Path webXml;

    @Option(
            names = "--online",
            description =
                    "Also fetch the keys of the issuers: checks that they are reachable, that the metadata name the"
                            + " configured issuer, that the keys are usable, and that the clocks agree; with login ="
                            + " openid, that the provider accepts the client.")
    private boolean online;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URL",
            description =
                    "With --online and login = openid: also verify that the provider accepts this redirect URI, as far as"
                            + " it reports that without a user.")
    private @Nullable String redirectUri;

    @Option(names = "--json", description = "Print one JSON object: ok, checked, notChecked, findings, errors.")
    private boolean json;

    @Mixin
    private ColorOption color = new ColorOption();

    /** Creates the command; {@code unescaped} is standard output, for colors. */
    CheckCommand(PrintWriter unescaped, Terminal terminal) {
        this.unescaped = unescaped;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CheckText text = new CheckText(color.layout(unescaped, terminal, spec));
        CheckResult result = new CheckResult(checked(), notChecked());
        try {
            check(result);
        } catch (SettingsException e) {
            if (!json) {
                throw e;
            }
            new CheckJson(spec.commandLine().getOut()).print(e.problems());
            return ExitCode.UNUSABLE;
        }
        if (json) {
            new CheckJson(spec.commandLine().getOut()).print(result);
        } else {
            text.print(result);
        }
        return result.status();
    }

    private List<String> checked() {
        List<String> checked = new ArrayList<>(Arrays.asList("settings", "key files", "access rules"));
        if (War.isNamed(file)) {
            checked.addAll(Arrays.asList("web.xml", "libraries", "classes"));
        } else if (webXml != null) {
            checked.add("web.xml");
        }
        if (online) {
            checked.add("identity providers");
        }
        return checked;
    }

    private List<String> notChecked() {
        List<String> notChecked = new ArrayList<>();
        if (!War.isNamed(file) && webXml == null) {
            notChecked.add("web.xml (--web-xml FILE, or the WAR instead of the settings file)");
        }
        if (!online) {
            notChecked.add("identity providers (--online)");
        }
        return notChecked;
    }

    private void check(CheckResult result) throws IOException {
        Path path = webXml;
        WebXml given = path == null ? null : read(path);
        if (War.isNamed(file)) {
            try (War war = War.open(file)) {
                check(war, given == null ? war.descriptor() : given, result);
            }
            return;
        }
        LoadedSettings settings = SettingsReader.read(file);
        new SettingsReport(result, deployment(given), online, redirectUri).add(settings);
        new DescriptorReport(result, partial(settings)).add(given);
    }

    private void check(War war, @Nullable WebXml descriptor, CheckResult result) throws IOException {
        Fragments fragments = Fragments.of(descriptor, war);
        DeclaredWelcomeFiles welcomeFiles = DeclaredWelcomeFiles.of(descriptor, fragments);
        welcomeFiles.problems().forEach(result::find);
        ServletDeployment deployment = new ServletDeployment(null, welcomeFiles.names())
                .withFrontControllers(FrontControllers.of(descriptor, fragments, war));
        SettingsReport report =
                new SettingsReport(result, war.isRoot() ? deployment.at("") : deployment, online, redirectUri);
        boolean partial = true;
        Map<String, Problem> unusable = new LinkedHashMap<>();
        for (String location : DescriptorReport.settings(descriptor)) {
            LocationResources resources = LocationResources.of(location, war.classes(), war::open);
            LoadedSettings settings =
                    SettingsReader.read(SettingsFile.load(location, resources), Environment.system(), resources);
            partial &= partial(settings);
            try {
                report.add(settings);
            } catch (SettingsException e) {
                e.problems().forEach(problem -> unusable.putIfAbsent(problem.toString(), problem));
            }
        }
        if (!unusable.isEmpty()) {
            throw new SettingsException(new ArrayList<>(unusable.values()));
        }
        new DescriptorReport(result, partial).add(descriptor, war);
    }

    private static boolean partial(LoadedSettings settings) {
        return settings.settings().deployment().partial();
    }

    private static ServletDeployment deployment(@Nullable WebXml descriptor) {
        return descriptor == null
                ? ServletDeployment.usual()
                : new ServletDeployment(null, descriptor.welcomeFiles())
                        .withFrontControllers(FrontControllers.of(descriptor));
    }

    private static WebXml read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return WebXmlReader.read(in);
        } catch (IOException e) {
            throw new UnusableInput(path + ": the file does not exist, or is not a readable web.xml");
        }
    }
}
