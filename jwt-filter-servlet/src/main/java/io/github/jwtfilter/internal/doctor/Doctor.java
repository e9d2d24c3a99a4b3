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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the JAR with all libraries: {@code java -jar jwt-filter-servlet-…-all.jar}. */
@Command(
        name = "jwt-filter",
        description = "Checks settings, explains and revokes tokens, and generates keys.",
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

    private Doctor(CommandSpec unset) {
        this.spec = unset;
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
        int status = run(arguments, new FileInputStream(FileDescriptor.in), out, err, Terminal.of(System.getenv()));
        out.flush();
        err.flush();
        System.exit(status);
    }

    /**
     * Runs one command.
     *
     * @param arguments as typed
     * @param in standard input
     * @param out standard output
     * @param err standard error
     * @return the exit status
     */
    static int run(String[] arguments, InputStream in, PrintWriter out, PrintWriter err) {
        return run(arguments, in, out, err, Terminal.none());
    }

    /** Runs one command with the given width and colors. */
    static int run(String[] arguments, InputStream in, PrintWriter out, PrintWriter err, Terminal terminal) {
        return new CommandLine(new Doctor(CommandSpec.create()))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new PlanCommand())
                .addSubcommand(new ExplainCommand(in, out, terminal))
                .addSubcommand(new CommandLine(new KeysCommand())
                        .addSubcommand(new GenerateCommand())
                        .addSubcommand(new RotateCommand()))
                .addSubcommand(new CommandLine(new TokenCommand()).addSubcommand(new IssueCommand(in)))
                .addSubcommand(new RevokeCommand(in))
                .addSubcommand(new CommandLine(new RevocationsCommand())
                        .addSubcommand(new RevocationListCommand())
                        .addSubcommand(new RevocationRemoveCommand())
                        .addSubcommand(new RevocationPruneCommand()))
                .addSubcommand(new CompletionCommand())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(new PrintWriter(new TerminalWriter(out)))
                .setErr(new PrintWriter(new TerminalWriter(err)))
                .setExecutionExceptionHandler(Doctor::report)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name the command to run.");
    }

    private static int report(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        boolean expected = problem instanceof SettingsException
                || problem instanceof UnusableInput
                || problem instanceof StoreException;
        command.getErr().println(expected ? problem.getMessage() : "unexpected " + problem);
        return ExitCode.UNUSABLE;
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
