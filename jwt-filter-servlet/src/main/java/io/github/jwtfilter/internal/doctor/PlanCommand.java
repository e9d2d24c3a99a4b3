package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.doctor.Layout.Tone;
import io.github.jwtfilter.internal.plan.DeploymentPlan;
import io.github.jwtfilter.internal.plan.PlanOptions;
import io.github.jwtfilter.internal.plan.PlanSection;
import io.github.jwtfilter.internal.plan.PlanText;
import io.github.jwtfilter.internal.plan.ProviderTemplate;
import io.github.jwtfilter.internal.plan.UnplannableException;
import io.github.jwtfilter.internal.plan.WarSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the changes that protect an unmodified application, and writes a copy with them. */
@Command(
        name = "plan",
        description =
                "Reads an unmodified web application and prints the changes that protect it: web.xml, access rules in"
                        + " place of its constraints, and a settings file.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private static final int STEP_INDENT = 3;

    private final PrintWriter unescaped;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WAR",
            description = "The WAR file, or the directory of an unpacked one. It is not changed.")
    private Path file = Paths.get("");

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "The identity provider, for the settings file: a preset of docs/identity-providers.md.")
    private @Nullable String preset;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "Write a copy with the changes into this directory. No existing file is replaced.")
    private @Nullable Path directory;

    @Option(
            names = "--keep-constraints",
            description = "Keep the constraints of the container instead of replacing them by access rules.")
    private boolean keepConstraints;

    @Option(
            names = "--api",
            paramLabel = "javax|jakarta",
            description = "The namespace of the Servlet API, if the application does not show it.")
    private @Nullable String api;

    @Mixin
    private ColorOption color = new ColorOption();

    /** Creates the command; {@code unescaped} is standard output, for colors. */
    PlanCommand(PrintWriter unescaped, Terminal terminal) {
        this.unescaped = unescaped;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Layout layout = color.layout(unescaped, terminal, spec);
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        try (WarSource source = WarSource.open(file)) {
            DeploymentPlan plan =
                    DeploymentPlan.of(name, source, new PlanOptions(provider(), namespace(), keepConstraints));
            PlanText text = plan.text();
            List<String> written = directory == null ? Collections.emptyList() : write(plan, directory);
            print(layout, name, text, written);
            return text.hasFindings() ? ExitCode.FINDING : ExitCode.FINE;
        } catch (UnplannableException e) {
            throw new UnusableInput(String.valueOf(e.getMessage()));
        }
    }

    private static void print(Layout layout, String name, PlanText text, List<String> written) {
        layout.print(0, name + ":", 0, text.hasFindings() ? Tone.UNCERTAIN : Tone.GOOD, text.verdict());
        written.forEach(line -> layout.print(0, "", 0, Tone.PLAIN, line));
        for (PlanSection section : text.sections(name)) {
            layout.title(section.title());
            for (String item : section.items()) {
                layout.print(section.isList() ? 1 : STEP_INDENT, section.isList() ? "-" : "", 0, Tone.PLAIN, item);
            }
            if (!section.verbatim().isEmpty()) {
                layout.blank();
                section.verbatim().forEach(line -> layout.verbatim(0, tone(line), line));
            }
        }
    }

    /** Returns the color of a line of a patch; settings and XML have none. */
    private static Tone tone(String line) {
        return line.startsWith("+") ? Tone.GOOD : line.startsWith("-") ? Tone.BAD : Tone.PLAIN;
    }

    private static List<String> write(DeploymentPlan plan, Path directory) throws UnplannableException {
        try {
            DropInJar jar = DropInJar.running();
            return plan.write(directory, jar.fileName(), jar.content());
        } catch (UnplannableException e) {
            throw e;
        } catch (IOException e) {
            throw new UnusableInput(
                    directory + ": the copy cannot be written (" + e.getClass().getSimpleName()
                            + "); name a directory with enough space, and with permission to write");
        }
    }

    private @Nullable ProviderTemplate provider() {
        ProviderTemplate template = preset == null ? null : ProviderTemplate.of(preset);
        if (preset != null && template == null) {
            throw new UnusableInput(
                    "--preset " + preset + " is not a preset; use one of: " + ProviderTemplate.presets());
        }
        return template;
    }

    private @Nullable ServletNamespace namespace() {
        if (api == null) {
            return null;
        }
        for (ServletNamespace namespace : ServletNamespace.values()) {
            if (namespace.api().equals(api + ".servlet")) {
                return namespace;
            }
        }
        throw new UnusableInput("--api " + api + " is neither javax nor jakarta");
    }
}
