package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A section of a plan: a title, paragraphs or the items of a list, and lines to copy. */
public final class PlanSection {
    private final String title;
    private final boolean list;
    private final List<String> items;
    private final List<String> verbatim;

    private PlanSection(String title, boolean list, Collection<String> items, Collection<String> verbatim) {
        this.title = title;
        this.list = list;
        this.items = new ArrayList<>(items);
        this.verbatim = new ArrayList<>(verbatim);
    }

    static PlanSection ofList(String title, Collection<String> items) {
        return new PlanSection(title, true, items, Collections.emptyList());
    }

    static PlanSection ofText(String title, Collection<String> paragraphs, Collection<String> verbatim) {
        return new PlanSection(title, false, paragraphs, verbatim);
    }

    /**
     * Returns the title.
     *
     * @return the title, with the number of a step
     */
    public String title() {
        return title;
    }

    /**
     * Returns whether the texts are the items of a list.
     *
     * @return false for paragraphs
     */
    public boolean isList() {
        return list;
    }

    /**
     * Returns the texts.
     *
     * @return paragraphs or items
     */
    public List<String> items() {
        return Collections.unmodifiableList(items);
    }

    /**
     * Returns lines to copy, which must not be wrapped or indented.
     *
     * @return lines of a patch or a file; empty if there are none
     */
    public List<String> verbatim() {
        return Collections.unmodifiableList(verbatim);
    }
}
