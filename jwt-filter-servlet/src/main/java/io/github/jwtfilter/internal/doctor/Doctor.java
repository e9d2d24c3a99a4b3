package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeys;
import io.github.jwtfilter.internal.logging.SilencedLoggers;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.settings.SettingsException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the JAR with all libraries: {@code java -jar jwt-filter-servlet-…-all.jar}. */
@Command(
        name = "jwt-filter",
        description = "Checks settings and running applications, explains and revokes tokens, and generates keys.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:accepted, or healthy",
            "1:a token was rejected, or there are findings",
            "2:the settings or the input cannot be used"
        })
public final class Doctor implements Runnable {
    @Spec
    private CommandSpec spec;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final Terminal errors;

    /**
     * Creates the command line.
     *
     * @param out standard output
     * @param err standard error
     * @param terminal the width and colors of standard output
     * @param errors the width of standard error
     */
    Doctor(PrintWriter out, PrintWriter err, Terminal terminal, Terminal errors) {
        this.spec = CommandSpec.create();
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.errors = errors;
    }

    /**
     * Runs one command and ends the program with its exit status.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        // The commands print the facts of these lines themselves.
        SilencedLoggers.add(RejectionLog.class);
        SilencedLoggers.add(RemoteKeys.class);
        SilencedLoggers.add(Revocations.class);
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        Map<String, String> environment = System.getenv();
        Doctor doctor = new Doctor(out, err, Terminal.ofOutput(environment), Terminal.ofErrors(environment));
        int status = doctor.run(arguments, new FileInputStream(FileDescriptor.in));
        out.flush();
        err.flush();
        System.exit(status);
    }

    /**
     * Runs one command.
     *
     * @param arguments as typed
     * @param in standard input
     * @return the exit status
     */
    int run(String[] arguments, InputStream in) {
        for (String argument : arguments) {
            if (TokenText.isToken(argument)) {
                return report(new UnusableInput(TokenText.MISPLACED)); // no option takes a token alone
            }
        }
        return new CommandLine(this)
                .addSubcommand(new CheckCommand(out, terminal))
                .addSubcommand(new PlanCommand(out, terminal))
                .addSubcommand(new ExplainCommand(in, out, terminal))
                .addSubcommand(new ProbeCommand(out, terminal))
                .addSubcommand(new CommandLine(new KeysCommand())
                        .addSubcommand(new GenerateCommand())
                        .addSubcommand(new RotateCommand()))
                .addSubcommand(new CommandLine(new TokenCommand()).addSubcommand(new IssueCommand(in)))
                .addSubcommand(new RevokeCommand(in))
                .addSubcommand(new CommandLine(new RevocationsCommand())
                        .addSubcommand(new RevocationListCommand())
                        .addSubcommand(RevocationRemoveCommand.commandLine())
                        .addSubcommand(new RevocationPruneCommand()))
                .addSubcommand(new RolloutCommand(in, out, terminal))
                .addSubcommand(new CompletionCommand())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(new PrintWriter(new TerminalWriter(out)))
                .setErr(new PrintWriter(new TerminalWriter(err)))
                .setParameterExceptionHandler(Doctor::reject)
                .setExecutionExceptionHandler((problem, command, parsed) -> report(problem))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name the command to run.");
    }

    /** Prints the problem of the arguments and the usage, without a token that is among the arguments. */
    private static int reject(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        String message = String.valueOf(problem.getMessage());
        err.println(TokenText.mask(message));
        if (!message.equals(TokenText.mask(message))) {
            err.println(TokenText.MISPLACED);
        }
        command.usage(err);
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private int report(Exception problem) {
        Layout layout = new Layout(err, errors);
        if (problem instanceof SettingsException) {
            new CheckText(layout).print(((SettingsException) problem).problems());
        } else if (problem instanceof UnusableInput || problem instanceof StoreException) {
            layout.print(0, "", 0, Layout.Tone.PLAIN, TokenText.mask(problem.getMessage()));
        } else {
            layout.print(0, "", 0, Layout.Tone.PLAIN, TokenText.mask("unexpected " + problem));
        }
        return ExitCode.UNUSABLE;
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
