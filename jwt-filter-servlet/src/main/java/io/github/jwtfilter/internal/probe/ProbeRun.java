package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of a run that its checks share. */
final class ProbeRun {
    private final ProbeTarget target;
    private final ProbePlan plan;
    private final ProbeClient client;
    private final PageVisitor visitor;
    private final KnownPages pages;
    private final String missingPath;
    private final List<ProtectedPage> protectedPages = new ArrayList<>();
    private final Map<String, ProbeResponse> rejections = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** Creates the state; {@code missingPath} is a path below the application that does not exist. */
    ProbeRun(ProbeTarget target, ProbePlan plan, ProbeClient client, String missingPath) {
        this.target = target;
        this.plan = plan;
        this.client = client;
        this.missingPath = missingPath;
        this.pages = new KnownPages();
        this.visitor = new PageVisitor(
                client, target, pages, plan.loginPath().map(this::targetOf).orElse(null));
    }

    ProbeTarget target() {
        return target;
    }

    ProbePlan plan() {
        return plan;
    }

    ProbeClient client() {
        return client;
    }

    PageVisitor visitor() {
        return visitor;
    }

    KnownPages pages() {
        return pages;
    }

    /** Returns the target of a request for a path below the application. */
    String targetOf(String path) {
        return target.context() + path;
    }

    /** Returns the target of a page that does not exist. */
    String missingTarget() {
        return targetOf(missingPath);
    }

    void addProtected(ProtectedPage page) {
        protectedPages.add(page);
    }

    /** Returns the protected pages that are rejected without a token: only for these can a variant make a difference. */
    List<ProtectedPage> rejectedPages() {
        return protectedPages.stream()
                .filter(page -> page.verdict().access() == Access.REJECTED)
                .collect(Collectors.toList());
    }

    Optional<ProtectedPage> firstRejectedPage() {
        return rejectedPages().stream().findFirst();
    }

    /** Adds a response whose headers must be those of a rejection. */
    void addRejection(String sent, Verdict verdict) {
        ProbeResponse response = verdict.first().response();
        if (verdict.access() == Access.REJECTED && response != null) {
            rejections.put(sent, response);
        }
    }

    /** Returns the responses by the descriptions of their requests. */
    Map<String, ProbeResponse> rejections() {
        return Collections.unmodifiableMap(rejections);
    }

    /** Adds a sentence about a limit of the result. */
    void note(String sentence) {
        notes.add(sentence);
    }

    Set<String> notes() {
        return Collections.unmodifiableSet(notes);
    }
}
