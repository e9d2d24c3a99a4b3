package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.DeclaredWelcomeFiles;
import io.github.jwtfilter.internal.descriptor.Fragments;
import io.github.jwtfilter.internal.descriptor.FrontControllers;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import io.github.jwtfilter.internal.logging.LineEscaper;
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
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
                            + " configured issuer, that the keys are usable, and that the clocks agree.")
    private boolean online;

    @Option(names = "--json", description = "Print one JSON object: ok, checked, notChecked, findings, errors.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        StringWriter report = new StringWriter();
        PrintWriter out = spec.commandLine().getOut();
        try {
            int status = check(new PrintWriter(report, true));
            CheckVerdict verdict = new CheckVerdict(report.toString(), checked(), notChecked());
            if (json) {
                verdict.printJson(out);
            } else {
                verdict.print(out);
            }
            return status;
        } catch (SettingsException e) {
            if (!json) {
                throw e;
            }
            CheckVerdict.printErrors(
                    out, e.problems().stream().map(Problem::toString).collect(Collectors.toList()));
            return ExitCode.UNUSABLE;
        }
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

    private int check(PrintWriter out) throws IOException {
        Path path = webXml;
        WebXml given = path == null ? null : read(path);
        if (!War.isNamed(file)) {
            SettingsReport report = new SettingsReport(out, deployment(given), online);
            LoadedSettings settings = SettingsReader.read(file);
            boolean fine = report.print(settings);
            return status(new DescriptorReport(out, partial(settings)).print(given) && fine);
        }
        try (War war = War.open(file)) {
            WebXml descriptor = given == null ? war.descriptor() : given;
            Fragments fragments = Fragments.of(descriptor, war);
            DeclaredWelcomeFiles welcomeFiles = DeclaredWelcomeFiles.of(descriptor, fragments);
            welcomeFiles.problems().forEach(problem -> out.println("finding: " + LineEscaper.forTerminal(problem)));
            ServletDeployment deployment = new ServletDeployment(null, welcomeFiles.names())
                    .withFrontControllers(FrontControllers.of(descriptor, fragments, war));
            SettingsReport report = new SettingsReport(out, deployment, online);
            report = war.isRoot() ? report.atRoot() : report;
            boolean fine = welcomeFiles.problems().isEmpty();
            boolean partial = true;
            for (String location : DescriptorReport.settings(descriptor)) {
                LocationResources resources = LocationResources.of(location, war.classes(), war::open);
                LoadedSettings settings =
                        SettingsReader.read(SettingsFile.load(location, resources), Environment.system(), resources);
                fine &= report.print(settings);
                partial &= partial(settings);
            }
            return status(new DescriptorReport(out, partial).print(descriptor, war) && fine);
        }
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

    private static int status(boolean fine) {
        return fine ? ExitCode.FINE : ExitCode.FINDING;
    }

    private static WebXml read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return WebXmlReader.read(in);
        } catch (IOException e) {
            throw new UnusableInput(path + ": the file does not exist, or is not a readable web.xml");
        }
    }
}
