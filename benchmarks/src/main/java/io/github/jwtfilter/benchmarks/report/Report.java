package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.result.Machine;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Writes the figures into the page, and the plot next to it. */
public final class Report {
    private Report() {}

    /**
     * Writes the page and the plot from the available results.
     *
     * @param mode the mode of the results; those of the quick mode are written to a copy of the page in the build directory
     * @throws IOException if results cannot be read or pages cannot be written
     */
    public static void write(Mode mode) throws IOException {
        Figures figures = Figures.read(mode);
        Page page = new Page(Files.readString(Mode.FULL.pages().resolve("performance.md")));
        page.with("valid", section(figures.turns(), figures, TokenTables::valid))
                .with("rejected", section(figures.turns(), figures, TokenTables::rejected))
                .with("repeated", section(figures.core(), figures, TokenTables::repeated))
                .with("decisions", section(figures.core(), figures, TokenTables::decisions))
                .with("steps", section(figures.steps(), figures, StepsTable::steps))
                .with("scale", section(figures.scale(), figures, ScaleTable::scale))
                .with("http", section(figures.http(), figures, ServerTables::http))
                .with("start", section(figures.start(), figures, ServerTables::start))
                .with("realistic", section(figures.turns(), figures, TokenTables::realistic))
                .with("eddsa", section(figures.turns(), figures, TokenTables::eddsa))
                .with("unusual", section(figures.turns(), figures, TokenTables::unusual))
                .with("flood", section(figures.flood(), figures, FloodTable::flood));
        Path directory = mode.pages();
        Files.writeString(directory.resolve("performance.md"), page.toString());
        Files.writeString(directory.resolve("performance.svg"), Plot.draw(figures));
        System.out.println("Written: performance.md, performance.svg");
    }

    private static String section(Optional<Results> results, Figures figures, Function<Figures, String> table) {
        return results.map(run -> table.apply(figures) + "\n" + origin(run)).orElse("Not measured in full mode yet.\n");
    }

    private static String origin(Results run) {
        Machine machine = run.machine();
        return String.format(
                "Measured %s in %s mode on %s, %d cores, %s, %s, %s: [%s.json](performance/%s.json).%n",
                run.date(),
                run.mode(),
                machine.cpu(),
                machine.cores(),
                machine.os(),
                machine.jdk(),
                machine.collector(),
                run.benchmark(),
                run.benchmark());
    }
}
