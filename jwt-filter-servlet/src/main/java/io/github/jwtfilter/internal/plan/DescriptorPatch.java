package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.plan.XmlOutline.Child;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The changes of {@code WEB-INF/web.xml}: the filter and its listener, and the removal of constraints that rules replace. */
final class DescriptorPatch {
    static final String FILE = "WEB-INF/web.xml";

    private static final Set<String> LEADING = names(
            "icon",
            "display-name",
            "description",
            "module-name",
            "name",
            "distributable",
            "context-param",
            "absolute-ordering",
            "deny-uncovered-http-methods",
            "default-context-path",
            "request-character-encoding",
            "response-character-encoding");

    private final XmlText file;
    private final XmlOutline outline;
    private final List<TextEdit> edits = new ArrayList<>();

    private DescriptorPatch(XmlText file) throws UnplannableException {
        this.file = file;
        this.outline = XmlOutline.of(file.text());
    }

    private static Set<String> names(String... names) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
    }

    /**
     * Returns a patch without changes.
     *
     * @param content the file
     * @throws UnplannableException if the file cannot be changed
     */
    static DescriptorPatch of(byte[] content) throws UnplannableException {
        return new DescriptorPatch(XmlText.of(content));
    }

    /** Returns a complete descriptor for an application that has none. */
    static byte[] newDescriptor(ServletNamespace namespace, GuardLines lines, List<String> openPatterns) {
        boolean javax = namespace == ServletNamespace.JAVAX;
        String schema = javax ? "http://java.sun.com/xml/ns/javaee" : "https://jakarta.ee/xml/ns/jakartaee";
        String version = javax ? "3.0" : "5.0";
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<web-app xmlns=\"" + schema
                + "\"\n         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n         xsi:schemaLocation=\""
                + schema + " " + schema + "/web-app_" + version.replace('.', '_') + ".xsd\"\n         version=\""
                + version
                + "\">\n");
        List<String> all = new ArrayList<>(lines.all());
        if (!openPatterns.isEmpty()) {
            all.addAll(GuardLines.openConstraint(openPatterns));
        }
        all.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append("</web-app>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns whether the file has a document type. */
    boolean hasDoctype() {
        return file.text().substring(0, outline.startTagEnd()).contains("<!DOCTYPE");
    }

    /** Returns whether the document type is that of 2.2, which has neither filters nor listeners. */
    boolean isBeforeFilters() {
        return hasDoctype()
                && file.text().substring(0, outline.startTagEnd()).matches("(?s).*(?:Application 2\\.2|web-app_2_2).*");
    }

    /** Adds the filter and its listener, before all others. */
    DescriptorPatch declare(GuardLines lines) {
        if (hasDoctype()) {
            // A document type defines the order of elements: filters, their mappings, listeners.
            int filters = afterLeading();
            int mappings = end("filter") < start("filter-mapping") ? Math.max(filters, end("filter")) : filters;
            int listeners =
                    end("filter-mapping") < start("listener") ? Math.max(mappings, end("filter-mapping")) : mappings;
            insert(filters, lines.filter());
            insert(mappings, lines.mapping());
            insert(listeners, lines.listener());
        } else {
            insert(afterLeading(), lines.all());
        }
        return this;
    }

    /** Removes the elements of these names. */
    DescriptorPatch remove(Collection<String> names) {
        for (Child child : outline.children()) {
            if (names.contains(child.name())) {
                edits.add(TextEdit.replace(startOfLine(child.start()), child.end(), ""));
            }
        }
        return this;
    }

    /** Adds a constraint that opens paths which constraints of annotations and fragments protect. */
    DescriptorPatch open(List<String> patterns) {
        if (!patterns.isEmpty()) {
            int last = outline.children().isEmpty()
                    ? outline.startTagEnd()
                    : outline.children().get(outline.children().size() - 1).end();
            insert(last, GuardLines.openConstraint(patterns));
        }
        return this;
    }

    /** Returns the number of the line after which the first lines are inserted, from 1. */
    int line() {
        int offset = sorted().stream()
                .filter(edit -> edit.start() == edit.end())
                .findFirst()
                .map(TextEdit::start)
                .orElse(0);
        return (int) file.text()
                        .substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    byte[] patched() {
        return file.encode(TextEdit.apply(file.text(), 0, file.text().length(), sorted()));
    }

    List<String> diff() {
        return UnifiedDiff.of(FILE, file.text(), sorted());
    }

    private List<TextEdit> sorted() {
        List<TextEdit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end));
        return sorted;
    }

    private int afterLeading() {
        int at = outline.startTagEnd();
        for (Child child : outline.children()) {
            if (!LEADING.contains(child.name())) {
                break;
            }
            at = child.end();
        }
        return at;
    }

    /** Returns the offset of the first element of a name, a high one if there is none. */
    private int start(String name) {
        return outline.children().stream()
                .filter(child -> child.name().equals(name))
                .mapToInt(Child::start)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Returns the offset after the last element of a name, 0 if there is none. */
    private int end(String name) {
        return outline.children().stream()
                .filter(child -> child.name().equals(name))
                .mapToInt(Child::end)
                .max()
                .orElse(0);
    }

    private void insert(int at, List<String> lines) {
        String separator = file.lineSeparator();
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(separator).append(indented(prefixed(line)));
        }
        if (outline.isSelfClosing()) {
            int end = outline.startTagEnd();
            edits.add(TextEdit.replace(end - 2, end, ">" + text + separator + "</" + outline.rootName() + ">"));
        } else {
            boolean lineEnds = file.text().startsWith("\n", at) || file.text().startsWith("\r", at);
            edits.add(TextEdit.insert(at, lineEnds ? text.toString() : text + separator));
        }
    }

    private String prefixed(String line) {
        String prefix = outline.prefix();
        return prefix.isEmpty() ? line : line.replaceAll("<(/?)(?=[a-z])", "<$1" + prefix);
    }

    /** Indents a line by the indentation of the children of the root. */
    private String indented(String line) {
        String unit = "  ";
        if (!outline.children().isEmpty()) {
            int start = outline.children().get(0).start();
            String before = file.text().substring(startOfLine(start), start).replaceAll("[\r\n]", "");
            unit = before.trim().isEmpty() ? before : unit;
        }
        int levels = (line.length() - line.replaceFirst("^ +", "").length()) / 2;
        StringBuilder text = new StringBuilder(unit);
        for (int level = 0; level < levels; level++) {
            text.append(unit.isEmpty() ? "  " : unit);
        }
        return text.append(line.trim()).toString();
    }

    /** Returns the offset of the separator before a line, if only blanks precede an offset in it; else the offset itself. */
    private int startOfLine(int offset) {
        int at = offset;
        while (at > 0 && (file.text().charAt(at - 1) == ' ' || file.text().charAt(at - 1) == '\t')) {
            at--;
        }
        if (at > 0 && file.text().charAt(at - 1) == '\n') {
            return at > 1 && file.text().charAt(at - 2) == '\r' ? at - 2 : at - 1;
        }
        return offset;
    }
}
