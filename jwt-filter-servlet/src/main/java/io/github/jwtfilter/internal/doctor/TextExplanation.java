package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.logging.LogText;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/**
 * Prints the checks in their order, as plain text. Since they run in this order, the one that failed determines the result
 * of all others.
 */
final class TextExplanation implements Explanation {
    private final PrintWriter out;
    private int count;

    TextExplanation(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(Result<? extends JwtPrincipal> result) {
        Rejection rejection = result.rejection();
        count++;
        if (rejection == null) {
            printAccepted(result.value());
        } else {
            printRejected(rejection);
        }
    }

    private void printAccepted(JwtPrincipal principal) {
        out.println("token " + count + ": accepted");
        for (CheckStep step : CheckStep.values()) {
            printStep("passed", step, "");
        }
        out.println("  principal: " + LogText.of(principal.getName()));
        out.println("  roles: " + principal.roles().stream().map(LogText::of).collect(Collectors.joining(", ")));
        out.println("  expires: " + principal.token().expiresAt());
    }

    private void printRejected(Rejection rejection) {
        RejectionReason reason = rejection.reason();
        out.println("token " + count + ": rejected (" + reason.code() + ")");
        for (CheckStep step : CheckStep.values()) {
            int order = step.compareTo(reason.step());
            if (order < 0) {
                printStep("passed", step, "");
            } else if (order == 0) {
                printStep("FAILED", step, ": " + reason.text());
            } else {
                printStep("not reached", step, "");
            }
        }
    }

    private void printStep(String result, CheckStep step, String why) {
        // Without a request, neither is known.
        if (step != CheckStep.REQUEST && step != CheckStep.ACCESS) {
            out.println(String.format("  %-11s  %s%s", result, step.text(), why));
        }
    }
}
