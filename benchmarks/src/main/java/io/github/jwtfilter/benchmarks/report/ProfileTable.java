package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.profile.ProfileBenchmark;
import io.github.jwtfilter.benchmarks.profile.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Where our own time goes. */
final class ProfileTable {
    private static final List<String> TOKENS = List.of("RS256", "PS256", "HS256", "repeated");

    private ProfileTable() {}

    static String shares(Figures figures) {
        Table table = new Table("", "RS256", "PS256", "HS256", "RS256, seen before");
        for (Step step : EnumSet.complementOf(EnumSet.of(Step.SIGNATURE))) {
            List<String> cells = new ArrayList<>(List.of(step.label()));
            for (String token : TOKENS) {
                cells.add(percent(figures.get(ProfileBenchmark.GROUPS + token, step.label(), ProfileBenchmark.SHARE)));
            }
            table.row(cells.toArray(new String[0]));
        }
        return table.toString();
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * 100) : "–";
    }
}
